/// In what two near names differ.
public enum NameDifference: Sendable, Hashable {
    case none
    /// Capitals or width of the letters.
    case letters
    /// Marks, emoji, or what cannot be seen.
    case marks
    /// One of them has this behind it, without marks and in small letters.
    case addition(String)

    /// Nil if they are not near.
    public init?(_ one: String, _ other: String) {
        let first = FoldedName(one), second = FoldedName(other)
        guard first.isNear(second) else { return nil }
        if one == other {
            self = .none
        } else if first.rest != second.rest {
            self = .addition(first.rest.isEmpty ? second.rest : first.rest)
        } else {
            self = Self.letters(of: one) == Self.letters(of: other) ? .marks : .letters
        }
    }

    private static func letters(of name: String) -> [Unicode.Scalar] { name.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
}
