import FeatureRules
import Kernel
import Testing

/// Whose voices a group lacks since its last fall.
@Suite struct TurnFiguresTests {
    /// Monday 2026-01-05.
    private static let monday = LocalDay(number: 20_458)
    private static let weeks = 26
    private static let turning = 16

    /// - Parameter spoken: by member the weeks in which they say two things, on the Wednesday.
    private static func evidence(
        _ spoken: [Int64: [Int]], operators: Set<Int64> = [], passages: [GroupEvidence.Passage] = []
    ) -> GroupEvidence {
        let zone = Zone.shanghai
        let days = spoken.flatMap { member, weeks in
            weeks.map { week -> MemberDay in
                let day = monday + (7 * week + 2)
                var activity = MemberActivity()
                let at = zone.start(of: day) + .hours(9)
                activity.say(id: member << 32 + Int64(week), at: at)
                activity.say(id: member << 32 + Int64(week) + 1000, at: at + .hours(1))
                return MemberDay(day: day, member: MemberID(member), activity: activity)
            }
        }
        return GroupEvidence(
            group: GroupID(1), asOf: zone.start(of: monday + 7 * weeks), zone: zone,
            memberDays: days.sorted { ($0.day, $0.member) < ($1.day, $1.member) }, talk: [], hours: [], passages: passages,
            own: OwnPeople(operators: Set(operators.map(MemberID.init))))
    }

    /// Ten talk every week until the fall; then three stop, two come every third week, one is new, and one comes back from long ago.
    private static let fall: [Int64: [Int]] = {
        var spoken: [Int64: [Int]] = [:]
        for member in Int64(1)...10 { spoken[member] = Array(0..<turning) }
        for member in Int64(4)...5 { spoken[member]! += stride(from: turning, to: weeks, by: 3) }
        for member in Int64(6)...6 { spoken[member]! += Array(turning..<weeks) }
        spoken[11] = Array((turning + 2)..<weeks)
        spoken[12] = [0, turning + 3]
        spoken[13] = [turning - 2]
        return spoken
    }()

    @Test func theFallIsToldByWhoStopped() throws {
        let turn = TurnFigures(Self.evidence(Self.fall, operators: [2]))
        #expect(turn.week == Self.monday + 7 * Self.turning)
        #expect((turn.weeksBefore, turn.weeksAfter) == (13, 10))
        #expect((turn.stopped.members, turn.stopped.before, turn.stopped.after) == (6, 78, 0), "our own is missing too, and never was a speaker")
        #expect((turn.less.members, turn.less.before, turn.less.after) == (2, 26, 8))
        #expect((turn.steady.members, turn.steady.after) == (1, 10))
        #expect((turn.occasional.members, turn.occasional.before) == (1, 1))
        #expect((turn.returned.members, turn.returned.after) == (1, 1))
        #expect((turn.new.members, turn.new.after, turn.newBefore) == (1, 8, 1))
        #expect(turn.carriers.map(\.member) == [1, 3, 4, 5, 7, 8, 9, 10].map(MemberID.init))
        #expect(turn.carriers.allSatisfy { $0.before == 13 && $0.messages == 26 && $0.isPresent })
        #expect(turn.carriers.map(\.after) == [0, 0, 4, 4, 0, 0, 0, 0])
    }

    @Test func thePartsAddUpToTheWeeklySpeakers() throws {
        var dice = SeededDice(seed: 11)
        var falls = 0
        for _ in 0..<60 {
            var spoken: [Int64: [Int]] = [:]
            for member in Int64(1)...30 {
                let often = 2 + dice.next() % 9, stops = dice.next() % 3 > 0 ? Self.turning : Self.weeks
                spoken[member] = (0..<stops).filter { _ in dice.next() % often == 0 }
            }
            let evidence = Self.evidence(spoken), turn = TurnFigures(evidence), trend = TrendFigures(evidence)
            guard let week = turn.week, let place = trend.weeks.firstIndex(where: { $0.week == week }) else { continue }
            falls += 1
            func sum(_ part: KeyPath<TurnFigures.Part, Int>) -> Int { turn.parts.map { $0[keyPath: part] }.reduce(0, +) }
            func speakers(_ places: Range<Int>) -> Int { trend.weeks[places].map(\.speakers).reduce(0, +) }
            #expect(sum(\.before) == speakers((place - turn.weeksBefore)..<place))
            #expect(sum(\.after) == speakers(place..<(place + turn.weeksAfter)))
        }
        #expect(falls > 20)
    }

    @Test func aRiseIsNoFall() {
        let rise = Dictionary(uniqueKeysWithValues: (Int64(1)...12).map { ($0, Array(($0 < 4 ? 0 : Self.turning)..<Self.weeks)) })
        #expect(TurnFigures(Self.evidence(rise)).week == nil)
        #expect(TurnFigures(Self.evidence([:])).week == nil)
    }

    @Test func leavesAreCountedOnBothSides() {
        let fall = Self.monday + 7 * Self.turning
        let passages = [-92, -91, -1, 0, 69, 70].map {
            GroupEvidence.Passage(member: MemberID(20), at: Zone.shanghai.start(of: fall + $0), way: nil, other: nil)
        }
        let turn = TurnFigures(Self.evidence(Self.fall, passages: passages))
        #expect((turn.leavesBefore, turn.leavesAfter) == (2, 2))
    }
}
