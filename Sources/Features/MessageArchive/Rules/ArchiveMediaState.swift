/// What became of a picture, voice or file.
public enum ArchiveMediaState: String, Sendable, CaseIterable {
    /// Will be fetched.
    case wanted
    /// Lies in the data folder.
    case kept
    /// Larger than the policy allows: never fetched.
    case tooLarge = "too_large"
    /// The platform has it no more: it keeps files for five days.
    case gone
    /// The library refused it, died of it, or gave something else than was announced, too often.
    case failed
    /// Was kept as long as the policy says.
    case removed
}
