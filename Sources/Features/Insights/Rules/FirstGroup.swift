public import Kernel

/// The group to look at before all others: the one that lost most speakers a week, or is likely to lose most; where none lost any to
/// speak of, the one most likely to fall silent, then by its state.
public struct FirstGroup: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// So many speakers a week.
        case lost(Double)
        /// It stands to lose most: it falls silent within 14 days with this probability.
        case likely(Double)
        /// No group lost or stands to lose any to speak of; this one falls silent most likely.
        case likeliest(Double)
        case state
    }

    /// A group it may be.
    public struct Candidate: Sendable {
        let group: GroupID
        let state: GroupState
        let doubt: GroupState.Doubt?
        /// Mean weekly speakers of the last four weeks.
        let recent: Double
        /// Speakers a week less than is usual there.
        let lost: Double
        /// That it falls silent within 14 days; nil if that is unlikely.
        let risk: Double?

        public init(_ group: GroupID, _ figures: GroupFigures, asOf: Instant, lost: Double, risk: Double?) {
            self.group = group
            self.lost = lost
            self.risk = risk
            state = figures.state
            doubt = GroupState.doubt(figures, asOf: asOf)
            recent = Double(figures.weeklySpeakers.prefix(4).reduce(0, +)) / 4
        }

        /// What it lost, unless so small a part of what is usual comes and goes by chance.
        var counted: Double { lost >= (lost + recent) * FirstGroup.leastShare ? lost : 0 }
        /// What it stands to lose.
        var expected: Double { (risk ?? 0) * recent }
    }

    public let group: GroupID
    public let reason: Reason

    /// Speakers a week; fewer come and go by chance.
    private static let least = 1.0
    private static let leastShare = 0.2

    /// - Parameter groups: of equals the first of them.
    /// - Returns: nil if there is no group to worry about.
    public init?(among groups: [Candidate]) {
        let open = groups.filter { ![.finished, .recordEnded].contains($0.state) }
        if let most = open.map({ $0.counted + $0.expected }).max(), most >= FirstGroup.least,
            let first = open.first(where: { $0.counted + $0.expected == most })
        {
            group = first.group
            reason = first.counted >= first.expected ? .lost(first.lost) : .likely(first.risk ?? 0)
            return
        }
        if let likeliest = open.compactMap(\.risk).max(), let first = open.first(where: { $0.risk == likeliest }) {
            group = first.group
            reason = .likeliest(likeliest)
            return
        }
        let byState = open.filter { $0.state == .dormant } + open.filter { $0.doubt == .fewSpeakers || $0.doubt == .nothingBefore }
        guard let first = byState.first else { return nil }
        group = first.group
        reason = .state
    }
}
