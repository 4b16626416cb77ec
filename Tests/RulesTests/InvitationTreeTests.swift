import FeatureRules
import Foundation
import Kernel
import Testing

@Suite struct InvitationTreeTests {
    static let asOf = Instant(milliseconds: 1_795_250_000_000)

    static func fact(
        _ member: Int64, by inviter: Int64?, daysAgo: Int64 = 100, present: Bool = true, spoke: Bool = false
    ) -> JoinFact {
        JoinFact(
            member: member, inviter: inviter, joinedMs: (asOf - .days(daysAgo)).milliseconds, present: present, spoke: spoke)
    }

    static func meanDistance(_ facts: [JoinFact]) -> Double {
        InvitationTree(facts).figures(asOf: asOf).trees.first?.meanDistance ?? 0
    }

    /// networkx 3.6.1: `wiener_index` over the pairs.
    @Test func wienerIndex() {
        func near(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 1e-6 }
        #expect(near(Self.meanDistance((2...10).map { Self.fact($0, by: 1) }), 1.8))
        #expect(near(Self.meanDistance((2...10).map { Self.fact($0, by: $0 - 1) }), 3.666667))
        #expect(near(Self.meanDistance((2...15).map { Self.fact($0, by: $0 / 2) }), 3.504762))
        let random: [Int64] = [
            0, 1, 0, 2, 4, 3, 4, 4, 6, 6, 9, 7, 11, 9, 11, 11, 11, 16, 15, 18, 20, 20, 18, 20, 19, 25, 21, 27, 25, 27, 29, 26, 29, 31,
            31, 34, 36, 33, 37,
        ]
        let facts = random.enumerated().map { Self.fact(Int64($0.offset) + 1, by: $0.element) }
        #expect((Self.meanDistance(facts) - 7.175641025641026).magnitude < 1e-12)
    }

    /// 1 brought 2 and 3, 2 brought 4, 4 brought 5, 5 brought 6; 8 came by 7, of whom nothing else is known; 9 came alone.
    static let story = [
        fact(1, by: nil, daysAgo: 90), fact(2, by: 1, daysAgo: 60, spoke: true), fact(3, by: 1, daysAgo: 59, present: false),
        fact(4, by: 2, daysAgo: 40, spoke: true), fact(5, by: 4, daysAgo: 14), fact(6, by: 5, daysAgo: 2), fact(8, by: 7, daysAgo: 20),
        fact(9, by: nil, daysAgo: 5),
    ]

    @Test func depthGenerationsAndInviters() throws {
        let figures = InvitationTree(Self.story).figures(asOf: Self.asOf)
        #expect((figures.members, figures.invited, figures.droppedInvitations, figures.maxDepth) == (9, 6, 0, 4))
        #expect(figures.deepShare == 2.0 / 6)
        #expect(figures.trees.map(\.root) == [1, 7])
        #expect(figures.trees.map(\.size) == [6, 2])
        #expect(figures.trees.map(\.depth) == [4, 1])
        #expect(figures.trees[1].meanDistance == 1)
        #expect(figures.generations.map(\.members) == [3, 3, 1, 1, 1])
        #expect(figures.generations.map(\.invited) == [3, 1, 1, 1, 0])
        // 7 was there when 8 came, 20 days ago; 5 came exactly 14 days ago, 6 and 9 later.
        #expect(figures.generations.map(\.ripeMembers) == [2, 3, 1, 1, 0])
        #expect(figures.generations.map(\.ripeK) == [1.5, 1.0 / 3, 1, 1, nil])
        #expect(figures.generations[0].k == 1)
        #expect(figures.inviters.map(\.member) == [1, 2, 4, 5, 7])
        let first = try #require(figures.inviters.first)
        #expect((first.invited, first.descendants, first.stillPresent, first.spoke) == (2, 5, 1, 1))
    }

    @Test func ofSeveralFactsTheEarliestDecides() throws {
        let facts = [
            Self.fact(1, by: nil), Self.fact(2, by: nil), Self.fact(3, by: 2, daysAgo: 10, present: true),
            Self.fact(3, by: 1, daysAgo: 50, present: false), Self.fact(3, by: 99, daysAgo: 9, spoke: true),
        ]
        let figures = InvitationTree(facts).figures(asOf: Self.asOf)
        #expect(figures.members == 3)
        let first = try #require(figures.inviters.first)
        #expect((first.member, first.invited, first.stillPresent, first.spoke) == (1, 1, 1, 1))
    }

    @Test func circlesAreCutAtTheLatestJoin() {
        let ring = InvitationTree([
            Self.fact(1, by: 3, daysAgo: 9), Self.fact(2, by: 1, daysAgo: 8), Self.fact(3, by: 2, daysAgo: 7), Self.fact(4, by: 4),
        ]).figures(asOf: Self.asOf)
        #expect((ring.members, ring.invited, ring.droppedInvitations) == (4, 2, 2))
        #expect(ring.trees.map(\.root) == [3])
        #expect(ring.inviters.map(\.member) == [1, 3])
    }

    /// The same by following inviters up from everybody.
    @Test func figuresAgreeWithFollowingTheChains() {
        var dice = SeededDice(seed: 101)
        for round in 0..<200 {
            let people = Int64.random(in: 1...25, using: &dice)
            let facts = (0..<Int.random(in: 0...40, using: &dice)).map { _ in
                Self.fact(
                    .random(in: -people...people, using: &dice),
                    by: Bool.random(using: &dice) ? .random(in: -people...people, using: &dice) : nil,
                    daysAgo: .random(in: 0...30, using: &dice), present: .random(using: &dice), spoke: .random(using: &dice))
            }
            var inviter: [Int64: Int64] = [:], dropped = 0, seen: Set<Int64> = []
            let inTime = facts.sorted { a, b in
                (a.joinedMs, a.member, a.inviter == nil ? 1 : 0, a.inviter ?? 0)
                    < (b.joinedMs, b.member, b.inviter == nil ? 1 : 0, b.inviter ?? 0)
            }
            var everybody = Set(facts.map(\.member))
            for fact in inTime where seen.insert(fact.member).inserted {
                guard let by = fact.inviter else { continue }
                everybody.insert(by)
                var above: Int64? = by
                while let next = above, next != fact.member { above = inviter[next] }
                if above == nil { inviter[fact.member] = by } else { dropped += 1 }
            }
            func chain(_ member: Int64) -> [Int64] { inviter[member].map { [$0] + chain($0) } ?? [] }
            let depths = everybody.map { chain($0).count }
            let place = Comment(rawValue: "round \(round)")
            let figures = InvitationTree(facts.shuffled(using: &dice)).figures(asOf: Self.asOf)
            #expect(figures.droppedInvitations == dropped, place)
            #expect(figures.members == everybody.count, place)
            #expect(figures.maxDepth == depths.max() ?? 0, place)
            #expect(figures.generations.map(\.members) == (0..<figures.generations.count).map { g in depths.count { $0 == g } }, place)
            for one in figures.inviters {
                #expect(one.invited == inviter.values.count { $0 == one.member }, place)
                #expect(one.descendants == everybody.count { chain($0).contains(one.member) }, place)
                #expect(one.depth == chain(one.member).count, place)
            }
            #expect(figures.inviters.count == Set(inviter.values).count, place)
            for tree in figures.trees {
                let inside = everybody.filter { ($0 == tree.root) || chain($0).last == tree.root }
                var steps = 0, pairs = 0
                for a in inside {
                    for b in inside where a < b {
                        let up = [a] + chain(a), other = [b] + chain(b)
                        let shared = Set(up).intersection(other).count
                        steps += up.count + other.count - 2 * shared
                        pairs += 1
                    }
                }
                #expect(tree.size == inside.count, place)
                #expect((tree.meanDistance - Double(steps) / Double(pairs)).magnitude < 1e-9, place)
            }
        }
    }

    @Test(arguments: [1, 2, 3]) func aHundredThousandInAnyShape(_ shape: Int64) throws {
        // A path, a star, a path whose first joined last.
        let facts = (1..<100_000).map { node in
            JoinFact(
                member: node, inviter: shape == 2 ? 0 : node - 1, joinedMs: shape == 3 ? -node : node, present: true, spoke: false)
        }
        let figures = InvitationTree(facts).figures(asOf: Instant(milliseconds: .max))
        let tree = try #require(figures.trees.first)
        #expect(tree.size == 100_000)
        let n = 100_000.0, expected = shape == 2 ? 2 - 2 / n : (n + 1) / 3
        #expect((tree.meanDistance - expected).magnitude < 1e-6)
    }

    @Test func hostileFacts() throws {
        var dice = SeededDice(seed: 102)
        let ids: [Int64] = [.min, .min + 1, -1, 0, 1, 2, .max]
        for _ in 0..<200 {
            let facts = (0..<Int.random(in: 0...20, using: &dice)).map { _ in
                JoinFact(
                    member: ids.randomElement(using: &dice) ?? 0,
                    inviter: Bool.random(using: &dice) ? ids.randomElement(using: &dice) : nil,
                    joinedMs: ids.randomElement(using: &dice) ?? 0, present: true, spoke: false)
            }
            let tree = InvitationTree(facts)
            for asOf in ids {
                let figures = tree.figures(asOf: Instant(milliseconds: asOf))
                let coded = try JSONEncoder().encode(figures)
                #expect(try JSONDecoder().decode(InvitationFigures.self, from: coded) == figures)
            }
            _ = try JSONEncoder().encode(tree.layout())
        }
    }
}
