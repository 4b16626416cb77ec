internal import FeatureRules
internal import Kernel
internal import Text

/// Counts the words of weeks; one per thread.
struct WeekWords {
    private let reader: TalkWords?
    private var tally = WordTally()

    init() { reader = TalkWords() }

    /// The words of what was said in [from, to).
    mutating func words(of log: TalkLog, from: Instant, to: Instant) -> WordWeek {
        guard let reader else { return WordWeek() }
        var tally = tally
        log.eachText(from: from, to: to) { member, text in
            guard tally.begin(member: member.rawValue, text: text) else { return }
            reader.read(text) { tally.add($0.bytes, standsAlone: $0.standsAlone, adjoins: $0.adjoins) }
            tally.end()
        }
        let words = tally.finish()
        self.tally = tally
        return words
    }
}
