/// Under what name a picture, voice or file is handed out.
public enum ArchiveMediaName {
    /// What has a meaning in the path of some system, or turns the words around it.
    private static let unsafe = Set("<>:\"/\\|?*".unicodeScalars)

    /// - Parameters:
    ///   - name: as its sender called it; empty but of files.
    ///   - number: tells it from the others of its kind.
    public static func safe(_ name: String, kind: ArchiveMediaKind, number: String) -> String {
        let kept = name.unicodeScalars.filter { $0.properties.generalCategory != .format && $0.properties.generalCategory != .control }
            .map { unsafe.contains($0) ? "_" : $0 }
        let text = String(String.UnicodeScalarView(kept.drop { $0 == "." || $0.properties.isWhitespace }))
        return text.isEmpty ? "\(kind.rawValue)-\(number)\(ending(kind))" : text
    }

    /// The archive's voices are AMR, its videos MP4.
    private static func ending(_ kind: ArchiveMediaKind) -> String {
        switch kind {
        case .voice: ".amr"
        case .video: ".mp4"
        case .image, .emotion, .file: ""
        }
    }
}
