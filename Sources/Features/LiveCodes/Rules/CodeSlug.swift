/// The last part of a code's address. By chance, so that nobody finds one who was not given it; short, so that the picture stays
/// coarse and is read from afar.
public struct CodeSlug: Sendable, Hashable {
    public static let length = 8
    /// Without what is mistaken for something else when it is typed from paper.
    private static let letters = Array("23456789abcdefghjkmnpqrstuvwxyz".utf8)

    public let text: String

    /// - Parameter roll: 64 random bits.
    public init(roll: UInt64) {
        var rest = roll, made: [UInt8] = []
        for _ in 0..<Self.length {
            made.append(Self.letters[Int(rest % UInt64(Self.letters.count))])
            rest /= UInt64(Self.letters.count)
        }
        text = String(decoding: made, as: UTF8.self)
    }

    /// Reads what somebody asks for; large letters are small ones. Nil for what is none.
    public init?(_ typed: String) {
        let small = typed.lowercased()
        guard small.utf8.count == Self.length, small.utf8.allSatisfy({ Self.letters.contains($0) }) else { return nil }
        text = small
    }
}
