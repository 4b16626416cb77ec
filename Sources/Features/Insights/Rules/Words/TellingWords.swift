/// The words that tell two sides apart, most telling first, and how much talk there was on both.
public struct TellingWords: Sendable, Hashable, Codable {
    public static let limit = 30

    public var words: [TellingWord] = []
    /// Messages with words in them, here and there.
    public var messages: Int
    public var messagesThere: Int
    /// Why there are no words; nil if there are.
    public var silence: TooLittleTalk?
}
