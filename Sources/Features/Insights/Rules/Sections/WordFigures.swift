public import Kernel

/// What the group talks about: the words that set it apart from the other groups, and those it has begun to use.
public struct WordFigures: Section {
    public static let name = "words"

    public struct Frequent: Sendable, Hashable, Codable {
        public var word: String
        public var messages: Int
        public var speakers: Int
    }

    /// The first and the last week that is looked at, by their Mondays; the last one may not be over.
    public let from: LocalDay
    public let to: LocalDay
    /// Messages with words in them.
    public let messages: Int
    /// The words in most messages, at most `frequentLimit`.
    public let frequent: [Frequent]
    /// Against the other groups' weeks of the same time that are over.
    public let key: TellingWords
    /// Against the twelve weeks before.
    public let rising: TellingWords

    /// Weeks looked at, and weeks before them to compare with.
    public static let weeks = 4
    public static let weeksBefore = 12
    static let frequentLimit = 40

    public init(_ evidence: GroupEvidence) {
        to = evidence.today.weekStart
        from = to + -7 * (WordFigures.weeks - 1)
        let begin = from, running = to
        let here = evidence.words.filter { $0.week >= begin }.map(\.words)
        let before = evidence.words.filter { $0.week < begin }.map(\.words)
        messages = here.reduce(0) { $0 + $1.messages }
        frequent = WordFigures.frequent(here)
        let ended = evidence.words.filter { $0.week >= begin + -7 && $0.week < running }.map(\.words)
        key = KeyWords.find(in: here, against: evidence.wordsOfAll, own: ended)
        rising = RisingWords.find(in: here, after: before)
    }

    public var people: Set<MemberID> { [] }

    private static func frequent(_ weeks: [WordWeek]) -> [Frequent] {
        var found: [String: Frequent] = [:]
        for entry in weeks.flatMap(\.entries) {
            var sum = found[entry.word] ?? Frequent(word: entry.word, messages: 0, speakers: 0)
            sum.messages += entry.messages
            sum.speakers = max(sum.speakers, entry.speakers)
            found[entry.word] = sum
        }
        let sorted = found.values.sorted { a, b in
            a.messages != b.messages ? a.messages > b.messages : Array(a.word.utf8).lexicographicallyPrecedes(Array(b.word.utf8))
        }
        return Array(sorted.prefix(frequentLimit))
    }
}
