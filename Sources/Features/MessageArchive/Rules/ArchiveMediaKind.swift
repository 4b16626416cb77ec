/// What of a message is kept apart from its words; by the names of the archive's `msgtype`.
public enum ArchiveMediaKind: String, Sendable, CaseIterable, Codable {
    case image, emotion, voice, video, file
}
