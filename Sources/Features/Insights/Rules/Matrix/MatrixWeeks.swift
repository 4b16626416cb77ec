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

    private let own: OwnPeople
    /// Of all groups.
    private var all: SpeakerWeeks

    /// Earlier days need not be noted.
    public var first: LocalDay { all.first }

    /// - Parameter today: the day of as-of.
    public init(today: LocalDay, own: OwnPeople = OwnPeople()) {
        self.own = own
        all = SpeakerWeeks(today: today)
    }

    /// A day on which the member said something; days outside of the weeks are left out.
    public mutating func note(_ member: MemberID, on day: LocalDay) {
        if !own.contains(member) { all.note(member, on: day) }
    }

    /// Those of one group, as of no later a day.
    public mutating func add(_ group: SpeakerWeeks) { all.add(group) { !own.contains($0) } }

    /// Oldest first, silent weeks as 0; none before the week of `since`.
    public func weeks(since: LocalDay) -> [Week] {
        var speakers = [Int](repeating: 0, count: MatrixWeeks.count)
        for weeks in all.spoken.values {
            for place in speakers.indices where weeks & (1 << UInt32(place)) != 0 { speakers[place] += 1 }
        }
        return speakers.enumerated().compactMap { place, speakers in
            let week = first + 7 * place
            return week >= since.weekStart ? Week(week: week, speakers: speakers) : nil
        }
    }
}
