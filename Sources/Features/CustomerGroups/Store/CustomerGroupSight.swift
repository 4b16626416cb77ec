public import FeatureRules
public import Kernel

/// One customer group: who is in it, how they came, who came and went lately.
public struct CustomerGroupSight: Sendable, Hashable {
    /// Nil if the owner is not known as a member.
    public var owner: MemberID?
    public var isDismissed: Bool
    /// Who is in it now, staff among them.
    public var present: Int
    public var staff: Int
    /// How many the figures of the talk count as members: also who spoke and was not seen leaving.
    public var byTalk: Int
    /// Of those who are in it and are not of the company, the most frequent first.
    public var ways: [Way]
    /// Each day of the last 30, the oldest first, today last.
    public var days: [GroupMovement]
    /// The latest first.
    public var moves: [Move]
    /// When the company was connected: who left before that is not known. Nil if no company is connected any more.
    public var knownSince: Instant?

    public var week: GroupMovement { days.suffix(7).reduce(GroupMovement(), +) }
    public var month: GroupMovement { days.reduce(GroupMovement(), +) }

    public struct Way: Sendable, Hashable {
        public var way: JoinWay
        public var people: Int

        public init(way: JoinWay, people: Int) {
            self.way = way
            self.people = people
        }
    }

    /// The latest time that somebody came, or that they went.
    public struct Move: Sendable, Hashable {
        public var member: MemberID
        public var at: Instant
        public var kind: Kind
        /// Who of the company invited whoever came.
        public var inviter: MemberID?
    }

    public enum Kind: Sendable, Hashable {
        case came(JoinWay)
        /// `isRemoved` is nil if nobody told how.
        case went(isRemoved: Bool?)
    }
}
