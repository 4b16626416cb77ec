import FeatureRules
import Kernel
import Testing

@Suite struct InvitationLayoutTests {
    static func forest(_ dice: inout SeededDice) -> [JoinFact] {
        (0..<Int64.random(in: 0...400, using: &dice)).map { member in
            let alone = Int.random(in: 0..<8, using: &dice) == 0
            return JoinFact(
                member: member, inviter: alone || member == 0 ? nil : .random(in: max(0, member - 30)..<member, using: &dice),
                joinedMs: member * 1_000, present: true, spoke: true)
        }
    }

    @Test func drawnTidily() {
        var dice = SeededDice(seed: 111)
        for round in 0..<60 {
            let facts = Self.forest(&dice), layout = InvitationTree(facts).layout(), place = Comment(rawValue: "round \(round)")
            #expect(layout.nodes.count <= 120, place)
            var taken: [Int: [Double]] = [:], below: [Int: [Double]] = [:]
            for (number, node) in layout.nodes.enumerated() {
                #expect((0...layout.width).contains(node.x) && (0...layout.depth).contains(node.depth), place)
                for x in taken[node.depth, default: []] { #expect((x - node.x).magnitude >= 1 - 1e-9, place) }
                taken[node.depth, default: []].append(node.x)
                guard let inviter = node.inviter else {
                    #expect(node.depth == 0, place)
                    continue
                }
                #expect(inviter < number && layout.nodes[inviter].depth == node.depth - 1, place)
                below[inviter, default: []].append(node.x)
            }
            // An inviter stands above the middle of those they invited.
            for (inviter, xs) in below {
                let middle = ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2
                #expect((layout.nodes[inviter].x - middle).magnitude < 1e-9, place)
            }
            // Everybody in a tree is drawn or counted, once.
            let figures = InvitationTree(facts).figures(asOf: Instant(milliseconds: 0))
            let inTrees = figures.trees.reduce(0) { $0 + $1.size }
            #expect(layout.nodes.count + layout.hiddenMembers == inTrees, place)
            let drawnRoots = layout.nodes.filter { $0.inviter == nil }
            #expect(drawnRoots.count + layout.hiddenTrees == figures.trees.count, place)
            let elsewhere = figures.trees.filter { tree in !drawnRoots.contains { $0.member == tree.root } }
            #expect(
                drawnRoots.reduce(0) { $0 + $1.hidden } + elsewhere.reduce(0) { $0 + $1.size } == layout.hiddenMembers, place)
        }
    }

    @Test func theLargestFirst() {
        let facts = (1...200).map { JoinFact(member: $0, inviter: $0 < 150 ? 0 : 150, joinedMs: $0, present: true, spoke: true) }
        let layout = InvitationTree(facts).layout(limit: 10)
        #expect(layout.nodes.map(\.member) == [0, 150, 1, 2, 3, 4, 5, 6, 7, 8])
        #expect(layout.nodes[0].hidden == 141 && layout.nodes[1].hidden == 50)
        #expect((layout.hiddenMembers, layout.hiddenTrees) == (191, 0))
    }

    @Test func nobodyInvitedNothingDrawn() {
        let alone = InvitationTree((1...5).map { JoinFact(member: $0, inviter: nil, joinedMs: 0, present: true, spoke: true) })
        #expect(alone.layout() == InvitationLayout())
        #expect(InvitationTree([]).layout(limit: -1) == InvitationLayout())
    }

    /// A long chain and a wide star beside it keep their shapes.
    @Test func shapes() {
        let chain = (1...40).map { JoinFact(member: $0, inviter: $0 - 1, joinedMs: $0, present: true, spoke: true) }
        let layout = InvitationTree(chain).layout()
        #expect((layout.width, layout.depth) == (0, 40))
        let star = (1...40).map { JoinFact(member: $0, inviter: 0, joinedMs: $0, present: true, spoke: true) }
        let wide = InvitationTree(star).layout()
        #expect((wide.width, wide.depth, wide.nodes[0].x) == (39, 1, 19.5))
    }
}
