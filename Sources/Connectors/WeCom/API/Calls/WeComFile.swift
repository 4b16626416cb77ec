/// A file to be given to the platform.
public struct WeComFile: Sendable {
    /// The raw value is the platform's word.
    public enum Kind: String, Sendable, CaseIterable {
        /// JPG or PNG, at most 10 MB.
        case image
        /// AMR, at most 2 MB and 60 s.
        case voice
        /// MP4, at most 10 MB.
        case video
        /// At most 20 MB.
        case file
    }

    public var kind: Kind
    /// What members see.
    public var name: String
    public var bytes: [UInt8]

    public init(_ kind: Kind, name: String, bytes: [UInt8]) {
        self.kind = kind
        self.name = name
        self.bytes = bytes
    }

    /// Whether the platform takes a file of that size.
    public var hasFittingSize: Bool {
        let most =
            switch kind {
            case .image: WeComPolicy.imageBytes
            case .voice: WeComPolicy.voiceBytes
            case .video: WeComPolicy.videoBytes
            case .file: WeComPolicy.fileBytes
            }
        return (WeComPolicy.smallestMediaBytes.value...most.value).contains(bytes.count)
    }
}
