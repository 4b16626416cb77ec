public import Kernel

/// All groups of a workspace as one: sums count a member once, however many groups they are in.
public struct MatrixFigures: Sendable, Hashable, Codable {
    public struct StateCount: Sendable, Hashable, Codable {
        public var state: GroupState
        public var groups: Int
    }

    public let asOf: Instant
    /// The day of as-of in the zone in which days are cut.
    public let today: LocalDay
    public let groups: Int
    /// Every state once.
    public let states: [StateCount]
    /// In at least one group.
    public let members: Int
    /// Spoke anywhere in the last 7 and 30 × 24 hours, our own left out.
    public let wau: Int
    public let mau: Int
    public let messages: Int64
    /// Weekly speakers over all groups, oldest first, today's week the last; none before the first message.
    public let weeks: [MatrixWeeks.Week]
    /// How long groups talk (Kaplan–Meier): from the first to the last message; silent for 14 days is the end. Nil if no group
    /// has been talking for 14 days yet.
    public let survival: SurvivalCurve?

    private static let drawnSteps = 120

    /// - Parameter groups: the figures of every group at `asOf`.
    public init(groups: [GroupFigures], people: MatrixPeople, weeks: MatrixWeeks, asOf: Instant, zone: Zone) {
        self.asOf = asOf
        today = zone.day(of: asOf)
        self.groups = groups.count
        states = GroupState.allCases.map { state in StateCount(state: state, groups: groups.count { $0.state == state }) }
        members = people.members
        wau = people.speakers(days: 7)
        mau = people.speakers(days: 30)
        messages = groups.reduce(0) { $0 + $1.messages }
        let since = groups.compactMap(\.firstMs).min().map { zone.day(of: Instant(milliseconds: $0)) }
        self.weeks = since.map { weeks.weeks(since: $0) } ?? []
        survival = SurvivalCurve(
            groups.compactMap { group in
                guard let first = group.firstMs, let last = group.lastMs else { return nil }
                return Lifetime(
                    first: Instant(milliseconds: first), last: Instant(milliseconds: last), asOf: asOf, silence: Lifetime.groupSilence)
            })?.thinned(to: MatrixFigures.drawnSteps)
    }
}
