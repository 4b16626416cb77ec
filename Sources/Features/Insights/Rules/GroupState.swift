public import Kernel

/// Whether a group lives, by what its people say. The rule is written in docs/reference/figures.md and shown beside every state.
public enum GroupState: String, Sendable, Codable, CaseIterable {
    case thriving
    case steady
    case cooling
    case dormant
    case finished
    case tooLittleData = "too_little_data"
    /// Whether it fell silent, or nothing newer was exported, cannot be told.
    case recordEnded = "record_ended"

    /// A history shorter than this says nothing about a trend.
    static let leastHistory = Span.days(28)
    static let leastMessages: Int64 = 30
    /// A group whose talk spanned less than this was made for an occasion.
    static let flashLife = Span.days(14)
    static let dormantAfterDays: Int64 = 14
    static let finishedAfterDays: Int64 = 90
    /// Fewer speakers a week than these, before and now, come and go by chance.
    static let leastSpeakers = 5.0
    /// A record that ends so much earlier than the workspace's last message says nothing about today.
    static let recordGap = Span.days(7)
    /// So many people in the seven days up to its last message: it ended in full talk.
    static let fullTalk = 10
    /// Change of the mean weekly speakers of the last four weeks against the eight weeks before.
    static let growth = 1.15
    static let decline = 0.75

    /// - Parameter record: up to when what is known of the group reaches; nil if up to as-of.
    init(_ figures: GroupFigures, asOf: Instant, record: GroupRecord? = nil) {
        guard let first = figures.firstMs, let last = figures.lastMs else {
            self = .tooLittleData
            return
        }
        let isFlash = Span(milliseconds: last - first) < GroupState.flashLife
        let known = figures.end(of: record, asOf: asOf)
        let silence = (known - Instant(milliseconds: last)).wholeDays
        if silence >= GroupState.finishedAfterDays || (silence >= GroupState.dormantAfterDays && isFlash) {
            self = .finished
        } else if asOf - known >= GroupState.recordGap {
            self = .recordEnded
        } else if silence >= GroupState.dormantAfterDays {
            self = .dormant
        } else {
            switch GroupState.judge(figures, first: Instant(milliseconds: first), asOf: asOf) {
            case .success(let state): self = state
            case .failure: self = .tooLittleData
            }
        }
    }

    /// Why nothing is said of a group in which people talk.
    public enum Doubt: String, Error, Sendable, Codable, CaseIterable {
        /// Its history is too short, or has too few messages.
        case young
        /// Nobody spoke in the weeks before the last four: there is nothing to compare with.
        case nothingBefore
        /// So few people speak that they come and go by chance.
        case fewSpeakers
        /// Nobody but our own ever said anything.
        case onlyOwn
    }

    /// The doubt behind `tooLittleData`; nil of groups in any other state.
    public static func doubt(_ figures: GroupFigures, asOf: Instant) -> Doubt? {
        guard figures.state == .tooLittleData else { return nil }
        guard let first = figures.firstMs else { return figures.messages > 0 ? .onlyOwn : nil }
        guard case .failure(let doubt) = judge(figures, first: Instant(milliseconds: first), asOf: asOf) else { return nil }
        return doubt
    }

    private static func judge(_ figures: GroupFigures, first: Instant, asOf: Instant) -> Result<GroupState, Doubt> {
        if asOf - first < leastHistory || figures.peoplesMessages < leastMessages { return .failure(.young) }
        // Weeks before the group's first message are not part of its history.
        let weeks = min(12, Int((asOf - first).wholeDays / 7))
        guard let recent = mean(figures.weeklySpeakers.prefix(4)), let before = mean(figures.weeklySpeakers.prefix(weeks).dropFirst(4))
        else { return .failure(.young) }
        guard before > 0 else { return .failure(.nothingBefore) }
        guard max(recent, before) >= leastSpeakers else { return .failure(.fewSpeakers) }
        return .success(recent >= before * growth ? .thriving : recent < before * decline ? .cooling : .steady)
    }

    private static func mean(_ weeks: some Collection<Int>) -> Double? {
        weeks.isEmpty ? nil : Double(weeks.reduce(0, +)) / Double(weeks.count)
    }
}
