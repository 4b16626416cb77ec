public import Kernel

/// Who spoke in which week in any group, each counted once a week; our own are left out.
public struct MatrixWeeks: Sendable {
    public struct Week: Sendable, Hashable, Codable {
        /// Its Monday.
        public var week: LocalDay
        /// Distinct over all groups.
        public var speakers: Int

        public init(week: LocalDay, speakers: Int) {
            self.week = week
            self.speakers = speakers
        }
    }

    /// So many weeks, that of today among them.
    public static let count = 26

    /// Earlier days need not be noted.
    public let first: LocalDay
    private let today: LocalDay
    private let own: OwnPeople
    /// Of each member a bit for every week they spoke in, the first week lowest.
    private var spoken: [MemberID: UInt32] = [:]

    /// - Parameter today: the day of as-of.
    public init(today: LocalDay, own: OwnPeople = OwnPeople()) {
        self.today = today
        self.own = own
        first = today.weekStart + -7 * (MatrixWeeks.count - 1)
    }

    /// A day on which the member said something; days outside of the weeks are left out.
    public mutating func note(_ member: MemberID, on day: LocalDay) {
        guard day >= first, day <= today, !own.contains(member) else { return }
        spoken[member, default: 0] |= 1 << UInt32((day - first) / 7)
    }

    /// Oldest first, silent weeks as 0; none before the week of `since`.
    public func weeks(since: LocalDay) -> [Week] {
        var speakers = [Int](repeating: 0, count: MatrixWeeks.count)
        for weeks in spoken.values {
            for place in speakers.indices where weeks & (1 << UInt32(place)) != 0 { speakers[place] += 1 }
        }
        return speakers.enumerated().compactMap { place, speakers in
            let week = first + 7 * place
            return week >= since.weekStart ? Week(week: week, speakers: speakers) : nil
        }
    }
}
