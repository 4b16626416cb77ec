/// A tag to be made.
public struct WeComNewTag: Encodable, Hashable, Sendable {
    /// At most 30 characters.
    public var name: String
    /// 0 to 4,294,967,295; larger ones come first.
    public var order: Int?

    public init(_ name: String, order: Int? = nil) {
        self.name = name
        self.order = order
    }
}
