import FeatureRules
import Kernel
import Testing

/// Cases computed by hand from the definitions in docs/reference/figures.md.
@Suite struct DiagnosisTests {
    @Test func nothingIsTooLittle() {
        let figures = Story().figures(asOf: "2026-11-21 12:00")
        var empty = GroupFigures()
        empty.ownMessages = 0
        empty.weeklySpeakers = [Int](repeating: 0, count: 12)
        #expect(figures == empty)
        #expect(figures.state == .tooLittleData)
        #expect(figures.gini == nil)
        #expect(figures.halfHolders == nil)
        #expect(figures.silenceDays == nil)
    }

    @Test func aSmallGroup() {
        var story = Story()
        story.add("2026-11-01 09:00", 1, .join)
        story.add("2026-11-01 09:00", 2, .join)
        story.add("2026-11-01 09:01", 1)
        story.add("2026-11-01 09:02", 1)
        story.add("2026-11-08 23:59", 2)
        story.add("2026-11-09 00:00", 1)
        story.add("2026-11-20 12:00", 3)
        story.add("2026-11-20 12:00", 2, .leave)
        let figures = story.figures(asOf: "2026-11-21 11:59:59")
        #expect(figures.messages == 5)
        #expect(figures.members == 2)
        #expect(figures.joins == 2)
        #expect(figures.leaves == 1)
        #expect([figures.dau, figures.wau, figures.mau] == [1, 1, 3])
        // 1, 1, 3: 2·(1·1 + 2·1 + 3·3)/(3·5) − 4/3.
        #expect(figures.gini == 2.0 * 12 / 15 - 4.0 / 3)
        #expect(figures.halfHolders == 1)
        #expect(figures.silenceDays == 0)
        #expect(figures.firstMs == Instant(iso: "2026-11-01T01:01:00Z", zone: .shanghai)?.milliseconds)
        #expect(figures.lastMs == Instant(iso: "2026-11-20T04:00:00Z", zone: .shanghai)?.milliseconds)
        #expect(figures.weeklySpeakers == [1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(figures.formerlyActive.isEmpty)
        #expect(figures.byDay.map { [Int64($0.day), $0.messages, Int64($0.speakers)] } == [
            [20_758, 2, 1], [20_765, 1, 1], [20_766, 1, 1], [20_777, 1, 1],
        ])
        // The weeks from Monday, 26 October, 2, 9 and 16 November.
        #expect(figures.byWeek.map { [Int64($0.day), $0.messages, Int64($0.speakers)] } == [
            [20_752, 2, 1], [20_759, 1, 1], [20_766, 1, 1], [20_773, 1, 1],
        ])
    }

    /// A window is (as-of − d, as-of].
    @Test(arguments: [
        ("2026-11-20 12:00:00.001", [1, 1, 1]), ("2026-11-20 12:00", [0, 1, 1]), ("2026-11-21 12:00", [1, 1, 1]),
        ("2026-11-14 12:00:00.001", [0, 1, 1]), ("2026-11-14 12:00", [0, 0, 1]), ("2026-10-22 12:00:00.001", [0, 0, 1]),
        ("2026-10-22 12:00", [0, 0, 0]), ("2026-11-21 12:00:00.001", [0, 0, 0]),
    ]) func windowsEndWhereTheyEnd(_ wall: String, _ expected: [Int]) {
        var story = Story()
        story.add(wall, 1)
        let figures = story.figures(asOf: "2026-11-21 12:00")
        #expect([figures.dau, figures.wau, figures.mau] == expected)
    }

    /// Who wrote before a window and after it, but not in it, did not speak in it, even on one calendar day.
    @Test func aDayIsNotAWindow() {
        var story = Story()
        story.add("2026-11-13 08:00", 1)
        story.add("2026-11-14 23:00", 1)
        let figures = story.figures(asOf: "2026-11-21 12:00")
        #expect(figures.weeklySpeakers.prefix(3) == [1, 1, 0])
        let earlier = story.figures(asOf: "2026-11-14 22:59")
        #expect(earlier.messages == 1)
        #expect(earlier.dau == 0)
    }

    @Test(arguments: [
        ([1], 0, 1), ([5, 5], 0, 1), ([1, 1, 1, 1], 0, 2), ([1, 3], 0.25, 1), ([1, 2, 3, 4], 0.25, 2), ([0, 0, 4], 0, 1),
        ([1, 1, 1, 1, 96], 0.76, 1), ([2, 2, 2], 0, 2), ([3, 3, 3, 3, 3], 0, 3),
    ]) func giniAndHalfHolders(_ counts: [Int], _ gini: Double, _ holders: Int) throws {
        var story = Story()
        for (member, count) in counts.enumerated() {
            story.add("2026-11-20 08:00", Int64(member + 1), .join)
            for _ in 0..<count { story.add("2026-11-20 09:00", Int64(member + 1)) }
        }
        let figures = story.figures(asOf: "2026-11-21 12:00")
        #expect(abs(try #require(figures.gini) - gini) < 1e-12)
        #expect(figures.halfHolders == holders)
        #expect(figures.members == counts.count)
    }

    /// Within one time, the order of the log decides who is there.
    @Test(arguments: [
        ([Story.Deed.join, .leave], 0), ([.leave, .join], 1), ([.join, .leave, .say], 1), ([.say, .leave], 0), ([.leave], 0),
        ([.say], 1), ([.leave, .leave, .join, .leave], 0),
    ]) func theLastLineDecidesWhoIsThere(_ deeds: [Story.Deed], _ members: Int) {
        var story = Story()
        for deed in deeds { story.add("2026-11-20 08:00", 7, deed) }
        #expect(story.figures(asOf: "2026-11-20 08:00").members == members)
        // The same when the days come in pieces.
        var sum = MemberActivity()
        for day in story.days(asOf: Instant(milliseconds: .max)).reversed() { sum.add(day.activity) }
        #expect(sum.present == (members == 1))
    }

    /// A robot and the keeper talk on; the two guests fell silent.
    @Test func ourOwnAreMembersAndNoSpeakers() {
        var story = Story()
        for day in 10...29 {
            for member in Int64(1)...2 { story.add("2026-09-\(day) 09:00", member) }
            story.add("2026-09-\(day) 10:00", 3)
            story.add("2026-09-\(day) 10:00", 4)
        }
        for day in 1...20 { for member in Int64(3)...4 { story.add("2026-11-\(day < 10 ? "0" : "")\(day) 08:00", member) } }
        let asOf = "2026-11-20 20:00", whole = story.figures(asOf: asOf)
        #expect((whole.wau, whole.silenceDays, whole.state, whole.ownMessages) == (2, 0, .tooLittleData, 0))
        story.own = OwnPeople(operators: [MemberID(3)], robots: [MemberID(4)])
        let figures = story.figures(asOf: asOf)
        #expect((figures.dau, figures.wau, figures.mau) == (0, 0, 0))
        #expect((figures.members, figures.messages, figures.ownMessages) == (4, 120, 80))
        #expect((figures.silenceDays, figures.state) == (52, .dormant))
        #expect(figures.gini == 0 && figures.halfHolders == 1, "two who say the same")
        #expect(figures.formerlyActive.map(\.member) == [1, 2])
        #expect(figures.byDay.count == 40 && figures.byDay.last?.messages == 2 && figures.byDay.last?.speakers == 0)
        #expect(figures.byWeek.first?.speakers == 2 && figures.weeklySpeakers.allSatisfy { $0 <= 2 })
        // What they say last is known of the group: it is not the record that ends.
        let known = Instant(iso: "2026-10-01 12:00", zone: .shanghai)
        #expect(Diagnosis.figures(story.days(asOf: Instant(milliseconds: .max)), own: story.own, asOf: Instant(iso: asOf, zone: .shanghai) ?? Instant(milliseconds: 0), record: known.map { GroupRecord(until: $0) }).state == .dormant)
        story.own = OwnPeople(operators: Set((1...4).map { MemberID($0) }))
        let nobody = story.figures(asOf: asOf)
        #expect((nobody.messages, nobody.firstMs, nobody.silenceDays, nobody.state, nobody.gini) == (120, nil, nil, .tooLittleData, nil))
    }

    @Test func formerlyActiveAreThoseWhoSaidMuchAndFellSilent() {
        var story = Story()
        for number in 0..<10 { story.add("2026-11-01 08:0\(number)", 1) }
        for number in 0..<9 { story.add("2026-11-01 08:0\(number)", 2) }
        for number in 0..<12 { story.add("2026-11-07 11:\(30 + number)", 3) }
        for number in 0..<12 { story.add("2026-11-07 11:\(49 + number % 11)", 4) }
        for number in 0..<11 { story.add("2026-10-01 08:\(10 + number)", 5) }
        for number in 0..<10 { story.add("2026-10-01 08:\(10 + number)", 6) }
        story.add("2026-11-07 12:00", 3)
        story.add("2026-11-07 12:00:00.001", 4)
        let found = story.figures(asOf: "2026-11-21 12:00").formerlyActive
        // Who said most first, then who fell silent first. 2 said too little, 4 spoke within 14 days.
        #expect(found.map(\.member) == [3, 5, 6, 1])
        #expect(found.map(\.messages) == [13, 11, 10, 10])
        #expect(found.last?.lastMs == Instant(iso: "2026-11-01T00:09:00Z", zone: .shanghai)?.milliseconds)
    }

    @Test(arguments: [("2026-11-21 12:00", 0), ("2026-11-22 11:59:59.999", 0), ("2026-11-22 12:00", 1), ("2026-12-05 12:00", 14)])
    func silenceIsCountedInWholeDays(_ asOf: String, _ days: Int64) {
        var story = Story()
        story.add("2026-11-21 12:00", 1)
        #expect(story.figures(asOf: asOf).silenceDays == days)
    }
}
