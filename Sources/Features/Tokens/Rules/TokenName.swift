/// What a person calls a token, to know it again: 1 to 60 characters, without line breaks at its ends or within.
public struct TokenName: Sendable, Hashable {
    public static let limit = 60

    public let text: String

    /// - Throws: `TokenRefusal.nameEmpty`, `.nameTooLong`.
    public init(_ typed: String) throws(TokenRefusal) {
        // A line break is a control character too, and becomes a space.
        let plain = typed.unicodeScalars.filter { $0.properties.generalCategory != .control || $0.properties.isWhitespace }
        let words = String(String.UnicodeScalarView(plain)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { throw .nameEmpty }
        guard words.count <= TokenName.limit, words.utf8.count <= 600 else { throw .nameTooLong }
        text = words
    }
}
