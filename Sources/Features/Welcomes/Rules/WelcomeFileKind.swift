/// What a file is to the platform ([D:90253]). The raw value is the form on disk.
public enum WelcomeFileKind: String, Sendable, CaseIterable {
    /// PNG or JPEG.
    case image
    /// MP4.
    case video
    /// Anything else, shown by its name.
    case file

    public var mostBytes: Int {
        switch self {
        case .image, .video: 10 << 20
        case .file: 20 << 20
        }
    }
    /// The platform takes nothing smaller.
    public static let leastBytes = 6

    /// By what it begins with, whatever it is called.
    public init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .image
        } else if bytes.count > 8, bytes[4..<8].elementsEqual(Array("ftyp".utf8)) {
            self = .video
        } else {
            self = .file
        }
    }
}
