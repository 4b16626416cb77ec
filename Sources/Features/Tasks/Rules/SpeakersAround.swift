public import Kernel

/// How many spoke in a group in the two weeks before something was done, and in the two weeks after.
public struct SpeakersAround: Sendable {
    public let at: Instant
    private var weeks = [Set<MemberID>](repeating: [], count: 4)

    public init(at: Instant) { self.at = at }

    /// Speakers of both weeks added up; half of it is the weekly mean.
    public var before: Int { weeks[0].count + weeks[1].count }
    public var after: Int { weeks[2].count + weeks[3].count }

    /// Adds a day on which a member spoke; days are shorter than weeks.
    public mutating func add(_ member: MemberID, first: Instant, last: Instant) {
        for week in weeks.indices {
            let from = at + .days(Int64(7 * (week - 2)))
            if last > from, first <= from + .days(7) { weeks[week].insert(member) }
        }
    }
}
