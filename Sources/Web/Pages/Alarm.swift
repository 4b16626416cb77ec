/// Something broken that is said above every page of a workspace until somebody mends it.
public struct Alarm: Sendable, Hashable {
    /// Of the sentence, and what stands in it.
    public let key: String
    public let values: [String: String]
    /// Where it is mended: a text key and an address; nil for who may not.
    public let remedy: Remedy?

    public struct Remedy: Sendable, Hashable {
        public let key: String
        public let path: String

        public init(_ key: String, path: String) {
            self.key = key
            self.path = path
        }
    }

    public init(_ key: String, _ values: [String: String] = [:], remedy: Remedy? = nil) {
        self.key = key
        self.values = values
        self.remedy = remedy
    }
}
