import FeatureRules
import Kernel
import Testing

@Suite struct MatrixTests {
    static let asOf = Instant(iso: "2026-11-21 12:00:00", zone: .shanghai) ?? Instant(milliseconds: 0)

    @Test func aMemberOfSeveralGroupsCountsOnce() {
        var people = MatrixPeople(asOf: Self.asOf)
        // In two groups, gone from the third, spoke eight days ago in one and today in another.
        people.note(MemberID(1), isPresent: true, last: Self.asOf - .days(8))
        people.note(MemberID(1), isPresent: true, last: Self.asOf)
        people.note(MemberID(1), isPresent: false, last: nil)
        // Gone everywhere, spoke last week exactly 7 × 24 hours ago: no more.
        people.note(MemberID(2), isPresent: false, last: Self.asOf - .days(7))
        // There, but has never spoken.
        people.note(MemberID(3), isPresent: true, last: nil)
        #expect(people.members == 2)
        #expect(people.speakers(days: 7) == 1)
        #expect(people.speakers(days: 8) == 2)
        #expect(people.speakers(days: .max / 86_400_000) == 2)
    }

    @Test func nobodyAndHostileTimes() {
        let beginning = MatrixPeople(asOf: Instant(milliseconds: .min))
        #expect(beginning.members == 0 && beginning.speakers(days: 7) == 0)
        var end = MatrixPeople(asOf: Instant(milliseconds: .min))
        end.note(MemberID(1), isPresent: true, last: Instant(milliseconds: .min))
        end.note(MemberID(1), isPresent: true, last: Instant(milliseconds: .max))
        #expect(end.speakers(days: 30) == 1)
    }

    @Test func weeksAreThoseOfTheCalendarAndSilentOnesCount() {
        let today = Zone.shanghai.day(of: Self.asOf)  // a Saturday
        var weeks = MatrixWeeks(today: today)
        for member in [1, 1, 2] as [Int64] { weeks.note(MemberID(member), on: today) }
        weeks.note(MemberID(3), on: today.weekStart)
        weeks.note(MemberID(3), on: today.weekStart + -1)
        weeks.note(MemberID(4), on: today + 1)
        weeks.note(MemberID(4), on: weeks.first + -1)
        weeks.note(MemberID(4), on: LocalDay(number: .min))
        let all = weeks.weeks(since: weeks.first)
        #expect(all.count == MatrixWeeks.count && all.last == MatrixWeeks.Week(week: today.weekStart, speakers: 3))
        #expect(all.dropLast().last?.speakers == 1 && all.first?.speakers == 0)
        #expect(weeks.weeks(since: today + -8).map(\.speakers) == [1, 3])
        #expect(weeks.weeks(since: today + 30).isEmpty)
    }

    /// What was kept of a group that nothing happened in since still tells its weeks; our own are left out whenever they are marked.
    @Test func weeksOfGroupsAddUp() throws {
        let today = Zone.shanghai.day(of: Self.asOf)
        var one = SpeakerWeeks(today: today + -15), two = SpeakerWeeks(today: today)
        for (member, day) in [(1, -15), (2, -15), (2, -22), (9, -15), (3, -15 - 7 * 25)] as [(Int64, Int)] { one.note(MemberID(member), on: today + day) }
        for (member, day) in [(1, -15), (4, 0), (4, 1)] as [(Int64, Int)] { two.note(MemberID(member), on: today + day) }
        let kept = try #require(one.encode().withUnsafeBufferPointer { SpeakerWeeks($0) })
        #expect(kept == one && kept.encode() == one.encode())
        var weeks = MatrixWeeks(today: today, own: OwnPeople(robots: [MemberID(9)]))
        weeks.add(kept)
        weeks.add(two)
        #expect(weeks.weeks(since: weeks.first).suffix(4).map(\.speakers) == [1, 2, 0, 1] && weeks.weeks(since: weeks.first).first?.speakers == 0)
        var bytes = one.encode()
        bytes.removeLast()
        #expect(bytes.withUnsafeBufferPointer { SpeakerWeeks($0) } == nil && [UInt8]().withUnsafeBufferPointer { SpeakerWeeks($0) } == nil)
    }

    @Test func theWholeIsTheSumOfItsGroups() {
        var lively = Story(), dead = Story()
        for day in 0..<60 { for member in 1...3 as ClosedRange<Int64> { lively.add(Self.asOf - .days(Int64(day)), member, .say) } }
        for day in 30..<60 { dead.add(Self.asOf - .days(Int64(day)), 1, .say) }
        let groups = [lively, dead, Story()].map { $0.figures(asOf: Self.asOf) }
        let weeks = MatrixWeeks(today: Zone.shanghai.day(of: Self.asOf))
        let whole = MatrixFigures(groups: groups, people: MatrixPeople(asOf: Self.asOf), weeks: weeks, asOf: Self.asOf, zone: .shanghai)
        #expect(whole.groups == 3 && whole.messages == 210)
        #expect(whole.states.reduce(0) { $0 + $1.groups } == 3 && whole.states.count == GroupState.allCases.count)
        #expect(whole.states.first { $0.state == .dormant }?.groups == 1)
        // Two groups were watched, one fell silent 29 days after it began; the empty one never was.
        #expect(whole.survival?.subjects == 2 && whole.survival?.ended == 1)
        #expect(whole.survival?.steps.first?.days == 29 && whole.survival?.steps.first?.survival == 0.5)
        #expect(whole.weeks.count == 9, "from the week of the first message on")
    }

    @Test func nothingAtAll() {
        let whole = MatrixFigures(
            groups: [], people: MatrixPeople(asOf: Self.asOf), weeks: MatrixWeeks(today: Zone.shanghai.day(of: Self.asOf)), asOf: Self.asOf,
            zone: .shanghai)
        #expect(whole.groups == 0 && whole.weeks.isEmpty && whole.survival == nil)
    }

    @Test func aGroupWithoutSectionsTellsWhatItCan() {
        var story = Story()
        for day in 0..<90 { for member in 1...8 as ClosedRange<Int64> where member < 5 || day > 40 { story.add(Self.asOf - .days(Int64(day)), member, .say) } }
        let figures = story.figures(asOf: Self.asOf)
        let row = MatrixGroup(figures, asOf: Self.asOf, answers: nil, newcomers: nil, risk: nil, flow: nil)
        #expect(row.wau == 4 && row.former == 4 && row.silenceDays == 0)
        #expect(row.change.map { $0 < -0.3 } == true)
        #expect(row.lost == nil)
        #expect(row.answered == nil && row.spoke == nil && row.risk == nil && row.net == nil)
        #expect(row.weeks.count == 12)
    }

    @Test func netJoinsAreOfFourWeeksAndOnlyWhereAnyAreKnown() {
        let today = Zone.shanghai.day(of: Self.asOf)
        func flow(_ passages: [(daysAgo: Int, isJoin: Bool)]) -> FlowFigures {
            FlowFigures(
                GroupEvidence(
                    group: GroupID(1), asOf: Self.asOf, zone: .shanghai, memberDays: [], talk: [], hours: [],
                    passages: passages.map {
                        .init(
                            member: MemberID(Int64($0.daysAgo)), at: Zone.shanghai.start(of: today + -$0.daysAgo),
                            way: $0.isJoin ? .other : nil, other: nil)
                    }))
        }
        func net(_ passages: [(daysAgo: Int, isJoin: Bool)]) -> Int? {
            MatrixGroup(GroupFigures(), asOf: Self.asOf, answers: nil, newcomers: nil, risk: nil, flow: flow(passages)).net
        }
        // Saturday: this week began 5 days ago, the four weeks 26 days ago.
        #expect(net([(40, true), (27, true), (26, true), (5, true), (4, false), (1, true)]) == 2)
        #expect(net([(40, true)]) == 0)
        #expect(net([]) == nil)
    }
}
