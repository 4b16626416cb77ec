public import Kernel

/// What the overview of all groups shows of one of them.
public struct MatrixGroup: Sendable, Hashable, Codable {
    public let state: GroupState
    /// Why nothing is said of it, if its state is `tooLittleData`.
    public let doubt: GroupState.Doubt?
    public let members: Int
    /// Distinct speakers in the last 7 and 30 × 24 hours.
    public let wau: Int
    public let mau: Int
    /// `SpeakerTrend.change`; nil where there is nothing to compare with.
    public let change: Double?
    /// `SpeakerLoss.lost`; nil where nothing was usual, and in what was kept before this was known.
    public let lost: Double?
    /// Whole periods of 24 hours since the last message; nil without one.
    public let silenceDays: Int64?
    /// The last message; nil without one, and in what was kept before this was known.
    public let last: Instant?
    /// Of the questions of the last 30 days; nil if that is not known yet.
    public let answered: Share?
    /// Of the newcomers of the last 60 days those who found their voice within a week; nil if that is not known yet.
    public let spoke: Share?
    /// In (0, 1): the group falls silent within 14 days; nil if it is silent already, or talk has just come back after a long time
    /// without a message, of which nobody knows whether it was silent or not exported.
    public let risk: Double?
    public let former: Int
    /// Joins less leaves of this and the three weeks before; nil if the group's log tells of neither.
    public let net: Int?
    /// Speakers in each of the last twelve periods of 7 × 24 hours, the latest first.
    public let weeks: [Int]

    static let netWeeks = 4

    /// - Parameters:
    ///   - asOf: the instant of the figures.
    ///   - sections: those of the same instant; each may be missing.
    public init(
        _ figures: GroupFigures, asOf: Instant, answers: AnswerFigures?, newcomers: NewcomerFigures?, risk: RiskFigures?, flow: FlowFigures?,
        talk: ChangeFigures? = nil, loss: SpeakerLoss? = nil
    ) {
        state = figures.state
        doubt = GroupState.doubt(figures, asOf: asOf)
        members = figures.members
        wau = figures.wau
        mau = figures.mau
        change = SpeakerTrend(figures, asOf: asOf)?.change
        lost = loss?.lost
        silenceDays = figures.silenceDays
        last = figures.lastMs.map { Instant(milliseconds: $0) }
        answered = answers?.answered
        spoke = newcomers?.spoke
        self.risk = talk?.hasHole == true ? nil : risk?.group
        former = figures.formerlyActive.count
        net = flow.flatMap { flow in
            flow.joins + flow.leaves > 0 ? flow.weeks.suffix(MatrixGroup.netWeeks).reduce(0) { $0 + $1.joins - $1.leaves } : nil
        }
        weeks = figures.weeklySpeakers
    }
}
