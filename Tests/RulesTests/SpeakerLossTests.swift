import FeatureRules
import Kernel
import Testing

/// How many speakers a week a group lacks.
@Suite struct SpeakerLossTests {
    /// A Monday's midnight.
    private static let asOf = Zone.shanghai.start(of: LocalDay(number: 20_458) + 7 * 60)

    /// - Parameter speakers: in each of the weeks up to as-of, oldest first, so many members speak once.
    private static func evidence(_ speakers: [Int], silentFor days: Int64 = 0) -> GroupEvidence {
        let zone = Zone.shanghai, today = zone.day(of: asOf)
        let memberDays = speakers.enumerated().flatMap { week, count in
            (0..<count).map { member -> MemberDay in
                let day = today + -(7 * (speakers.count - week) - 2)
                var activity = MemberActivity()
                activity.say(id: Int64(week * 1000 + member), at: zone.start(of: day) + .hours(9))
                return MemberDay(day: day, member: MemberID(Int64(member + 1)), activity: activity)
            }
        }
        return GroupEvidence(group: GroupID(1), asOf: asOf + .days(days), zone: zone, memberDays: memberDays, talk: [], hours: [], passages: [])
    }

    private static func loss(_ speakers: [Int], silentFor days: Int64 = 0) -> SpeakerLoss? {
        let evidence = evidence(speakers, silentFor: days)
        return SpeakerLoss(
            evidence.figures, trend: TrendFigures(evidence), change: ChangeFigures(evidence), asOf: evidence.asOf, zone: evidence.zone)
    }

    private static func weeks(_ counts: (Int, Int)...) -> [Int] { counts.flatMap { [Int](repeating: $0.1, count: $0.0) } }

    @Test func withoutATurnTheWeeksBeforeAreWhatIsUsual() throws {
        let loss = try #require(Self.loss(Self.weeks((8, 10), (4, 9))))
        #expect((loss.usual, loss.recent, loss.lost, loss.since) == (10, 9, 1, nil))
    }

    @Test func aFallWithinHalfAYearTellsWhatWasUsual() throws {
        let loss = try #require(Self.loss(Self.weeks((30, 20), (12, 6))))
        #expect((loss.usual, loss.recent, loss.lost) == (20, 6, 14), "the weeks before the last four are low already")
        #expect(loss.since == Zone.shanghai.day(of: Self.asOf) + -84)
    }

    @Test func anOlderFallIsNoNews() throws {
        let edge = try #require(Self.loss(Self.weeks((30, 20), (26, 6)))), older = try #require(Self.loss(Self.weeks((30, 20), (27, 6))))
        #expect((edge.lost, older.lost) == (14, 0))
    }

    @Test func afterAPeakWhatWasBeforeItIsUsual() throws {
        let loss = try #require(Self.loss(Self.weeks((30, 10), (8, 40), (12, 9))))
        #expect((loss.usual, loss.lost) == (10, 1))
        let real = try #require(Self.loss(Self.weeks((30, 10), (8, 40), (12, 6))))
        #expect((real.usual, real.lost) == (40, 34), "it fell below what had been before")
    }

    @Test func whatLastedLongerThanHalfAYearIsNoPeak() throws {
        let peak = try #require(Self.loss(Self.weeks((15, 10), (26, 40), (12, 9)))), long = try #require(Self.loss(Self.weeks((15, 10), (27, 40), (12, 9))))
        #expect((peak.usual, long.usual) == (10, 40))
    }

    @Test func nothingIsToldWhereNothingWasUsual() {
        #expect(Self.loss([]) == nil)
        #expect(Self.loss(Self.weeks((5, 10))) == nil, "younger than 35 days")
        #expect(Self.loss(Self.weeks((6, 10))) != nil)
        #expect(Self.loss(Self.weeks((20, 10)), silentFor: 100) == nil, "it is over")
        #expect(Self.loss(Self.weeks((20, 10), (5, 0), (3, 4))) == nil, "across a hole nothing is compared")
    }
}
