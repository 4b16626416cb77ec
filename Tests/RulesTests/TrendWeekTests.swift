import FeatureRules
import Kernel
import Testing

/// When a week counts as over: on the Monday after it, in the zone.
@Suite struct TrendWeekTests {
    /// Monday 2026-08-31.
    private static let monday = LocalDay(number: 20_696)

    /// Two members spoke on the Wednesday of each of eight weeks; the second one came in the last of them.
    private static func evidence(_ zone: Zone, asOf: Instant) -> GroupEvidence {
        let days = (0..<8).flatMap { week in
            (week == 7 ? [1, 2] : [1]).map { member in
                var activity = MemberActivity()
                activity.messages = 1
                return MemberDay(day: monday + (7 * week + 2), member: MemberID(Int64(member)), activity: activity)
            }
        }
        return GroupEvidence(
            group: GroupID(1), asOf: asOf, zone: zone, memberDays: days, talk: [], hours: [], passages: [])
    }

    @Test(arguments: ["Asia/Shanghai", "America/New_York"]) func aWeekIsOverOnTheMondayAfterIt(_ name: String) throws {
        let zone = try #require(Zone(name))
        let next = zone.start(of: Self.monday + 56)
        for (asOf, weeks) in [
            (zone.start(of: Self.monday + 55), 7), (next + Span(milliseconds: -1), 7), (next, 8), (zone.start(of: Self.monday + 62), 8),
        ] {
            let evidence = Self.evidence(zone, asOf: asOf)
            #expect(TrendFigures(evidence).weeks.map(\.speakers) == [Int](repeating: 1, count: 7) + (weeks == 8 ? [2] : []))
            let cohorts = RetentionFigures(evidence).retention.cohorts
            #expect(cohorts.map(\.size) == (weeks == 8 ? [1, 1] : [1]))
            #expect(cohorts.first?.classic.compactMap(\.self) == [Int](repeating: 1, count: weeks))
        }
    }
}
