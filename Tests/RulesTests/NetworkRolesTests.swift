import FeatureRules
import Kernel
import Testing

@Suite struct NetworkRolesTests {
    static let asOf = Instant(milliseconds: 1_795_250_000_000)
    static func ago(_ days: Int64) -> Int64 { (asOf - .days(days)).milliseconds }

    /// Somebody of an old group who speaks now and then, unless told otherwise.
    static func talk(
        _ member: Int64, present: Bool = true, messages: Int64 = 5, weeks: Int = 2, first: Int64? = 200, last: Int64? = 5,
        joined: Int64? = nil
    ) -> MemberTalk {
        MemberTalk(
            member: member, present: present, messages: messages, weeksSpoken: weeks, firstMs: first.map(ago), lastMs: last.map(ago),
            joinedMs: joined.map(ago))
    }

    static func role(_ talk: MemberTalk, suspected: Set<Int64> = [], since: Int64 = 300) -> MemberRole? {
        Roles.of(
            [talk], network: NetworkFigures(), suspected: suspected, historySince: Instant(milliseconds: ago(since)), asOf: asOf)[
                talk.member]
    }

    @Test func eachRuleByItself() {
        #expect(Self.role(Self.talk(1)) == .speaker)
        #expect(Self.role(Self.talk(1, weeks: 4)) == .regular)
        #expect(Self.role(Self.talk(1, weeks: 3)) == .speaker)
        #expect(Self.role(Self.talk(1, messages: 2)) == .lurker)
        #expect(Self.role(Self.talk(1, messages: 3)) == .speaker)
        #expect(Self.role(Self.talk(1, messages: 0, weeks: 0, first: nil, last: nil)) == .lurker)
        #expect(Self.role(Self.talk(1, messages: 90, weeks: 4, last: 30)) == .silent)
        #expect(Self.role(Self.talk(1, messages: 90, weeks: 4, last: 29)) == .regular)
        #expect(Self.role(Self.talk(1), suspected: [1]) == .advertiser)
        #expect(Self.role(Self.talk(1, last: 200), suspected: [1]) == .advertiser)
        #expect(Self.role(Self.talk(1, present: false), suspected: [1]) == nil)
    }

    @Test func whoIsNew() {
        #expect(Self.role(Self.talk(1, messages: 0, weeks: 0, first: nil, last: nil, joined: 13)) == .newcomer)
        #expect(Self.role(Self.talk(1, messages: 0, weeks: 0, first: nil, last: nil, joined: 14)) == .lurker)
        #expect(Self.role(Self.talk(1, messages: 9, first: 10)) == .newcomer)
        // Was there before and came again.
        #expect(Self.role(Self.talk(1, messages: 9, first: 100, joined: 3)) == .speaker)
        // The log is hardly older than their first message: they may have been there all along, unless it tells of the join.
        #expect(Self.role(Self.talk(1, messages: 9, first: 10), since: 20) == .speaker)
        #expect(Self.role(Self.talk(1, messages: 9, first: 10, joined: 10), since: 20) == .newcomer)
    }

    /// `leaders` members are answered by `people` others, twice each; these answer one another once in a ring.
    static func network(leaders: Int64, people: Int64, weight: Double = 2) -> NetworkFigures {
        let ring = (0..<people).map { ReplyEdge(from: $0, to: ($0 + 1) % people, weight: 1) }
        let stars = (0..<leaders).flatMap { leader in
            (0..<people).map { ReplyEdge(from: $0, to: 1_000 + leader, weight: weight + Double(leader) / 100) }
        }
        return ReplyNetwork(ring + stars).figures()
    }

    static func leaders(_ network: NetworkFigures, _ talks: [MemberTalk], suspected: Set<Int64> = []) -> [Int64] {
        Roles.of(talks, network: network, suspected: suspected, asOf: asOf).filter { $0.value == .leader }.keys.sorted()
    }

    @Test func ourOwnTakeNoPlace() {
        let network = Self.network(leaders: 5, people: 20), talks = network.members.map { Self.talk($0.member) }
        let roles = Roles.of(talks, network: network, own: [1_004, 1_003, 5], suspected: [1_003], asOf: Self.asOf)
        #expect(roles[1_004] == .own && roles[1_003] == .own)
        #expect(roles.filter { $0.value == .leader }.keys.sorted() == [1_000, 1_001, 1_002])
    }

    @Test func fewLeadersTheMostRankedFirst() {
        let network = Self.network(leaders: 5, people: 20)
        let talks = network.members.map { Self.talk($0.member) }
        #expect(Self.leaders(network, talks) == [1_002, 1_003, 1_004])
        #expect(Self.leaders(network, talks, suspected: [1_004]) == [1_001, 1_002, 1_003])
        let gone = talks.map { talk in
            Self.talk(talk.member, present: talk.member != 1_003, last: talk.member == 1_002 ? 31 : 5)
        }
        #expect(Self.leaders(network, gone) == [1_000, 1_001, 1_004])
        // Three in a hundred speakers.
        let crowd = talks + (5_000..<5_180).map { Self.talk($0) }
        #expect(Self.leaders(network, crowd).count == 5)
        #expect(Self.leaders(network, crowd.dropLast(50)).count == 4)
    }

    @Test func aLeaderNeedsFivePeopleAndThreeTimesTheUsual() {
        let four = Self.network(leaders: 1, people: 4, weight: 50), five = Self.network(leaders: 1, people: 5, weight: 50)
        #expect(Self.leaders(four, four.members.map { Self.talk($0.member) }) == [])
        #expect(Self.leaders(five, five.members.map { Self.talk($0.member) }) == [1_000])
        // Answered five times where once is usual, and where two is.
        let faint = Self.network(leaders: 1, people: 5, weight: 0.59)
        #expect(Self.leaders(faint, faint.members.map { Self.talk($0.member) }) == [])
        let clear = Self.network(leaders: 1, people: 5, weight: 0.61)
        #expect(Self.leaders(clear, clear.members.map { Self.talk($0.member) }) == [1_000])
    }

    @Test func oneEveningMakesNoLeader() {
        let network = Self.network(leaders: 1, people: 9)
        #expect(Self.leaders(network, network.members.map { Self.talk($0.member, weeks: 2) }) == [1_000])
        #expect(Self.leaders(network, network.members.map { Self.talk($0.member, weeks: 1) }) == [])
    }

    @Test func everyPresentMemberHasOneRole() {
        var dice = SeededDice(seed: 91)
        let hostile: [Int64?] = [nil, .min, .max, 0, -1]
        for _ in 0..<60 {
            let talks = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
                func time() -> Int64? {
                    Bool.random(using: &dice) ? hostile.randomElement(using: &dice) ?? nil : Self.ago(.random(in: 0...90, using: &dice))
                }
                return MemberTalk(
                    member: .random(in: -30...30, using: &dice), present: .random(using: &dice),
                    messages: .random(in: -1...9, using: &dice), weeksSpoken: .random(in: -1...9, using: &dice), firstMs: time(),
                    lastMs: time(), joinedMs: time())
            }
            let network = ReplyNetwork(NetworkSlowTests.edges(&dice)).figures()
            for asOf in [Self.asOf, Instant(milliseconds: .min), Instant(milliseconds: .max)] {
                let roles = Roles.of(talks, network: network, suspected: [3, 4, 900], asOf: asOf)
                let present = Dictionary(talks.map { ($0.member, $0.present) }) { $1 }.filter(\.value).keys
                #expect(Set(roles.keys) == Set(present))
                #expect(roles.filter { $0.value == .advertiser }.keys.allSatisfy { [3, 4].contains($0) })
            }
        }
    }
}
