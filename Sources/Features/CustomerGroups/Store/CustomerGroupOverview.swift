public import Kernel

/// All customer groups of a workspace at once.
public struct CustomerGroupOverview: Sendable, Hashable {
    /// Those that were not dismissed.
    public var groups: Int
    /// Who is in them now; somebody who is in two counts twice.
    public var present: Int
    /// Each day of the last 30, the oldest first, today last.
    public var days: [GroupMovement]
    /// When the first company was connected: who left before that is not known. Nil if no company is connected any more.
    public var knownSince: Instant?

    public var today: GroupMovement { days.last ?? GroupMovement() }
    public var week: GroupMovement { days.suffix(7).reduce(GroupMovement(), +) }
    public var month: GroupMovement { days.reduce(GroupMovement(), +) }
}
