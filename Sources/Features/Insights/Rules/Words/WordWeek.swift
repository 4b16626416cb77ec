/// What one group talked about in one week: its most frequent words and phrases. The same messages in any order give the same
/// value and the same bytes.
public struct WordWeek: Sendable, Hashable {
    /// Words beyond the most frequent ones are left out.
    public static let entryLimit = 300
    /// What stands in a single message is no topic.
    static let leastMessages = 2

    /// Messages in which anything was left to count.
    public var messages: Int
    /// Words in them, repetitions too.
    public var words: Int
    /// Only every 2^sampling-th message was counted, chosen by its content; 0: all. Nonzero only in a week of more than
    /// some hundred thousand messages.
    public var sampling: Int
    /// Most messages first, then by bytes; each in at least two messages.
    public var entries: [WordCount]

    public init(messages: Int = 0, words: Int = 0, sampling: Int = 0, entries: [WordCount] = []) {
        self.messages = messages
        self.words = words
        self.sampling = sampling
        self.entries = entries
    }

    /// A word that is not among the entries may yet stand in this many messages, if the list is full.
    var floor: Int { entries.count < WordWeek.entryLimit ? 0 : entries.last?.messages ?? 0 }

    /// The order of entries.
    static func precedes(_ a: WordCount, _ b: WordCount) -> Bool {
        a.messages != b.messages ? a.messages > b.messages : a.word.utf8.lexicographicallyPrecedes(b.word.utf8)
    }
}
