import FeatureRules
import Kernel
import Testing

/// The figures once more from raw lines, slowly and by the words of the definitions, on random histories.
@Suite struct DiagnosisOracleTests {
    struct Slow {
        let lines: [Story.Line]
        let said: [Story.Line]
        let asOf: Instant
        let zone: Zone

        init(_ story: Story, asOf: Instant) {
            lines = story.lines.filter { $0.at <= asOf }
            said = lines.filter { $0.deed == .say }
            self.asOf = asOf
            zone = story.zone
        }

        /// Messages per speaker, ascending.
        var counts: [Int] { Set(said.map(\.member)).map { member in said.count { $0.member == member } }.sorted() }

        func speakers(fromDays earlier: Int64, toDays later: Int64 = 0) -> Int {
            Set(said.filter { asOf - .days(earlier) < $0.at && $0.at <= asOf - .days(later) }.map(\.member)).count
        }

        var members: Int {
            Set(lines.map(\.member)).count { member in
                let last = lines.filter { $0.member == member }.max { ($0.at, $0.id) < ($1.at, $1.id) }
                return last?.deed != .leave
            }
        }

        /// Half the mean difference between any two, over the mean.
        var gini: Double? {
            guard !said.isEmpty else { return nil }
            var difference = 0
            for a in counts { for b in counts { difference += abs(a - b) } }
            return Double(difference) / Double(2 * counts.count * said.count)
        }

        var halfHolders: Int? {
            guard !said.isEmpty else { return nil }
            return (1...counts.count).first { counts.suffix($0).reduce(0, +) * 2 >= said.count }
        }

        var formerlyActive: [[Int64]] {
            Set(said.map(\.member)).map { member in said.filter { $0.member == member } }
                .filter { $0.count >= 10 && $0.allSatisfy { $0.at <= asOf - .days(14) } }
                .map { [Int64($0.count), $0.map(\.at.milliseconds).max() ?? 0, $0[0].member.rawValue] }
                .sorted { a, b in a[0] != b[0] ? a[0] > b[0] : a[1] != b[1] ? a[1] < b[1] : a[2] < b[2] }
        }

        func periods(_ start: (LocalDay) -> LocalDay) -> [[Int64]] {
            let starts = said.map { start(zone.day(of: $0.at)) }
            return Set(starts).sorted().map { period in
                let there = said.filter { start(zone.day(of: $0.at)) == period }
                return [Int64(period.number), Int64(there.count), Int64(Set(there.map(\.member)).count)]
            }
        }

        var state: GroupState {
            guard let first = said.map(\.at).min(), let last = said.map(\.at).max() else { return .tooLittleData }
            let silence = (asOf - last).wholeDays
            if silence >= 90 { return .finished }
            if silence >= 14 { return last - first < .days(14) ? .finished : .dormant }
            if asOf - first < .days(28) || said.count < 30 { return .tooLittleData }
            let weeks = min(12, (asOf - first).wholeDays / 7)
            let recent = (0..<4).map { speakers(fromDays: 7 * ($0 + 1), toDays: 7 * $0) }.reduce(0, +)
            let before = (4..<max(4, weeks)).map { speakers(fromDays: 7 * ($0 + 1), toDays: 7 * $0) }
            guard before.reduce(0, +) > 0 else { return .tooLittleData }
            if recent < 5 * 4, before.reduce(0, +) < 5 * before.count { return .tooLittleData }
            // Means compared without division.
            let (a, b) = (100 * recent * before.count, 4 * before.reduce(0, +))
            return a >= 115 * b ? .thriving : a < 75 * b ? .cooling : .steady
        }
    }

    /// A history with quiet and loud times, joins and leaves, many lines at one time and some at the edges of windows.
    static func story(_ dice: inout SeededDice, zone: Zone, asOf: Instant) -> Story {
        var times: [Instant] = []
        let span = Span.days([1, 10, 40, 120, 400].randomElement(using: &dice) ?? 40).milliseconds
        let edges: [Int64] = [0, 1, 7, 14, 21, 28, 30, 84].map { $0 * 86_400_000 }
        for _ in 0..<Int.random(in: 0...300, using: &dice) {
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: times.append(asOf - Span(milliseconds: (edges.randomElement(using: &dice) ?? 0) + .random(in: -1...1, using: &dice)))
            case 1: times += times.suffix(1)
            default: times.append(asOf - Span(milliseconds: .random(in: 0...span, using: &dice)))
            }
        }
        let quiet = Span.days(.random(in: 0...3, using: &dice) * 10)
        let silent = Int.random(in: 0..<3, using: &dice) == 0
        var story = Story(zone: zone)
        let people = Int64.random(in: 1...40, using: &dice)
        for time in times.sorted() where !silent || time <= asOf - quiet {
            let member = min(Int64.random(in: 1...people, using: &dice), .random(in: 1...people, using: &dice))
            let deed = [Story.Deed.say, .say, .say, .say, .say, .join, .leave].randomElement(using: &dice) ?? .say
            story.add(time, member, deed)
        }
        return story
    }

    @Test(arguments: ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Pacific/Marquesas"])
    func figuresAgree(_ name: String) throws {
        let zone = try #require(Zone(name))
        var dice = SeededDice(seed: 41), states: Set<GroupState> = []
        for round in 0..<150 {
            // Odd instants, some about the hour at which New York turns its clocks.
            let start = round % 3 == 0 ? 1_793_512_800_000 : 1_795_250_000_000 as Int64
            let asOf = Instant(milliseconds: start + .random(in: -90_000_000...90_000_000, using: &dice))
            let story = Self.story(&dice, zone: zone, asOf: asOf)
            let fast = story.figures(asOf: asOf), slow = Slow(story, asOf: asOf)
            states.insert(fast.state)
            let place = Comment(rawValue: "\(name), round \(round)")
            #expect(fast.messages == slow.said.count, place)
            #expect(fast.members == slow.members, place)
            #expect(fast.joins == slow.lines.count { $0.deed == .join }, place)
            #expect(fast.leaves == slow.lines.count { $0.deed == .leave }, place)
            #expect([fast.dau, fast.wau, fast.mau] == [1, 7, 30].map { slow.speakers(fromDays: $0) }, place)
            #expect(fast.weeklySpeakers == (0..<12).map { slow.speakers(fromDays: 7 * ($0 + 1), toDays: 7 * $0) }, place)
            #expect(abs((fast.gini ?? -1) - (slow.gini ?? -1)) < 1e-9, place)
            #expect(fast.halfHolders == slow.halfHolders, place)
            #expect(fast.firstMs == slow.said.map(\.at.milliseconds).min(), place)
            #expect(fast.lastMs == slow.said.map(\.at.milliseconds).max(), place)
            #expect(fast.silenceDays == slow.said.map(\.at).max().map { (asOf - $0).milliseconds / 86_400_000 }, place)
            #expect(fast.formerlyActive.map { [$0.messages, $0.lastMs, $0.member] } == slow.formerlyActive, place)
            #expect(fast.byDay.map { [Int64($0.day), $0.messages, Int64($0.speakers)] } == slow.periods { $0 }, place)
            #expect(fast.byWeek.map { [Int64($0.day), $0.messages, Int64($0.speakers)] } == slow.periods { $0.weekStart }, place)
            #expect(fast.state == slow.state, place)
        }
        #expect(states.count >= 5, "the histories are of too few kinds: \(states)")
    }

    /// The days of a member add up to the same in whatever order and grouping they come.
    @Test func activitiesAddUpInAnyOrder() {
        var dice = SeededDice(seed: 42)
        for round in 0..<300 {
            let asOf = Instant(milliseconds: 1_795_250_000_000)
            let parts = Self.story(&dice, zone: .shanghai, asOf: asOf).days(asOf: asOf).map(\.activity)
            func sum(_ parts: [MemberActivity]) -> MemberActivity { parts.reduce(into: MemberActivity()) { $0.add($1) } }
            let cut = Int.random(in: 0...parts.count, using: &dice)
            let straight = sum(parts)
            #expect(sum(parts.shuffled(using: &dice)) == straight, "round \(round)")
            #expect(sum([sum(Array(parts[cut...])), sum(Array(parts[..<cut]))]) == straight, "round \(round)")
        }
    }
}
