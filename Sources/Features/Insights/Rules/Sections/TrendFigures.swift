public import Kernel

/// Where the number of weekly speakers is going. Weeks are ISO weeks of the zone that are over; silent ones
/// count as 0, our own count in none.
public struct TrendFigures: Section {
    public static let name = "trend"

    public struct Week: Sendable, Hashable, Codable {
        /// Its Monday.
        public var week: LocalDay
        public var speakers: Int
    }

    public struct Change: Sendable, Hashable, Codable {
        /// The first week of the new level, by its Monday.
        public var week: LocalDay
        public var level: LevelChange
    }

    /// The last `mostWeeks`, oldest first, none before the group's first message.
    public let weeks: [Week]
    /// Level and slope of the last `recentWeeks`; nil if there are fewer than six weeks in all.
    public let recent: WeeklyTrend?
    /// Where the level changed, over all `weeks`, oldest first.
    public let changes: [Change]

    public static let recentWeeks = 26
    static let mostWeeks = 156

    public init(_ evidence: GroupEvidence) {
        weeks = TrendFigures.weeks(evidence)
        let speakers = weeks.map(\.speakers)
        recent = WeeklyTrend(speakers: Array(speakers.suffix(TrendFigures.recentWeeks)))
        let first = weeks.first?.week
        changes = (WeeklyTrend(speakers: speakers)?.changes ?? []).compactMap { change in
            first.map { Change(week: $0 + 7 * change.week, level: change) }
        }
    }

    public var people: Set<MemberID> { [] }

    private static func weeks(_ evidence: GroupEvidence) -> [Week] {
        guard let first = evidence.spoken.first?.day.weekStart else { return [] }
        // The week of as-of is not over before the Monday after it.
        let last = evidence.today.weekStart + -7
        guard first <= last else { return [] }
        let begin = max(first, last + -7 * (mostWeeks - 1))
        var speakers: [LocalDay: Set<MemberID>] = [:]
        for day in evidence.spoken where day.day >= begin {
            speakers[day.day.weekStart, default: []].insert(day.member)
        }
        return stride(from: 0, through: last - begin, by: 7).map { Week(week: begin + $0, speakers: speakers[begin + $0]?.count ?? 0) }
    }
}
