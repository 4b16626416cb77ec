/// What a picture is written as. Told by its first bytes; what it is called does not matter.
public enum PictureKind: String, Sendable, CaseIterable {
    case png
    case jpeg

    public init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else {
            return nil
        }
    }

    /// `image/png`, `image/jpeg`.
    public var contentType: String { "image/\(rawValue)" }
}
