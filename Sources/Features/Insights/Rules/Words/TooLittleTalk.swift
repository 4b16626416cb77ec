/// Why no word can be named.
public enum TooLittleTalk: String, Sendable, Hashable, Codable, CaseIterable {
    /// Too few messages with words in them.
    case here = "too_few_messages"
    /// Too few messages to compare with.
    case there = "nothing_to_compare"
    /// Enough was said, but no word stands out.
    case nothingStandsOut = "nothing_stands_out"
}
