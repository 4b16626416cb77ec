/// Why somebody is on the blacklist, as whoever put them there said it.
public struct BlacklistReason: Sendable, Hashable {
    public static let limit = 200

    public let text: String

    /// - Throws: `.reasonEmpty`, `.reasonTooLong`.
    public init(_ typed: String) throws(BlacklistRefusal) {
        text = PlainLine.of(typed)
        guard !text.isEmpty else { throw .reasonEmpty }
        guard text.count <= Self.limit, text.utf8.count <= Self.limit * 16 else { throw .reasonTooLong }
    }
}
