/// A name a person gave a group: 1 to 60 characters, without line breaks at its ends or within.
public struct GroupName: Sendable, Hashable {
    public let text: String
    public static let limit = 60

    /// - Throws: `GroupRefusal.nameEmpty`, `.nameTooLong`.
    public init(_ typed: String) throws(GroupRefusal) {
        let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { throw .nameEmpty }
        guard words.count <= GroupName.limit else { throw .nameTooLong }
        text = words
    }
}
