/// Weeks added up, of one group or of several.
public struct WordPeriod: Sendable {
    struct Sum: Sendable {
        var messages = 0
        /// The most in one week.
        var speakers = 0
        /// Messages in which it may stand unseen: in every week that does not list it, as many as a word below its list can have.
        var unseen = 0
    }

    private(set) var messages = 0
    /// By the word's bytes: `String` takes words for equal that differ in bytes.
    private(set) var sums: [[UInt8]: Sum] = [:]
    private var floors = 0
    /// What was taken out of it.
    private var taken: [[UInt8]: Sum] = [:]

    public init(_ weeks: some Sequence<WordWeek>) { self.init(weeks, countsSingles: false) }

    /// - Parameter countsSingles: true if a word that a list leaves out for standing in one message only counts as unseen, too.
    /// - Parameter own: only what stands in there is asked about; nil if anything may be.
    init(_ weeks: some Sequence<WordWeek>, countsSingles: Bool, askedBy own: WordPeriod? = nil) {
        for week in weeks {
            let floor = countsSingles ? min(max(week.floor, WordWeek.leastMessages - 1), week.messages) : week.floor
            messages += week.messages
            floors += floor
            for entry in week.entries {
                let word = Array(entry.word.utf8)
                if let own, own.sums[word] == nil { continue }
                var sum = sums[word] ?? Sum()
                sum.messages += entry.messages
                sum.speakers = max(sum.speakers, entry.speakers)
                sum.unseen -= floor
                sums[word] = sum
            }
        }
    }

    subscript(word: [UInt8]) -> Sum {
        var sum = sums[word] ?? Sum()
        sum.unseen += floors
        if let part = taken[word] { sum.messages = max(0, sum.messages - part.messages) }
        return sum
    }

    /// Without a part of it; what the part has more than the whole is taken for nothing.
    func without(_ part: WordPeriod) -> WordPeriod {
        var rest = self
        rest.messages = max(0, messages - part.messages)
        rest.taken = part.sums
        return rest
    }
}
