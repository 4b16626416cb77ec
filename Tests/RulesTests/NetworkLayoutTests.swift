import FeatureRules
import Kernel
import Testing

@Suite struct NetworkLayoutTests {
    static func edges(_ dice: inout SeededDice) -> [ReplyEdge] {
        let people = Int64.random(in: 1...120, using: &dice)
        return (0..<Int.random(in: 1...500, using: &dice)).map { _ in
            let u = Double.random(in: 0..<1, using: &dice)
            return ReplyEdge(from: .random(in: 0...people, using: &dice), to: Int64(Double(people) * u * u), weight: 1)
        }
    }

    static func checkNothingOverlaps(_ layout: NetworkLayout, _ place: Comment) {
        for (a, node) in layout.nodes.enumerated() {
            #expect(node.radius > 0, place)
            #expect(node.x >= node.radius && node.x <= 1 - node.radius, place)
            #expect(node.y >= node.radius && node.y <= 1 - node.radius, place)
            for other in layout.nodes[..<a] {
                let dx = node.x - other.x, dy = node.y - other.y
                #expect((dx * dx + dy * dy).squareRoot() >= node.radius + other.radius - 1e-12, place)
            }
        }
    }

    @Test func nothingOverlapsAndAllIsInside() {
        var dice = SeededDice(seed: 81)
        for round in 0..<12 {
            let network = ReplyNetwork(Self.edges(&dice)), figures = network.figures()
            let largest = Double.random(in: 0.005...0.06, using: &dice)
            let layout = network.layout(seed: UInt64(round), figures: figures) { member in
                largest * (0.3 + 0.7 * Double(member.ties % 5) / 4)
            }
            Self.checkNothingOverlaps(layout, "round \(round)")
            #expect(layout.nodes.count == min(60, figures.nodes))
            let ties = layout.nodes.map { figures.of($0.member)?.ties ?? 0 }
            #expect(ties == ties.sorted(by: >), "the most connected are drawn, first")
            #expect(ties.last == figures.members.map(\.ties).sorted(by: >)[layout.nodes.count - 1])
        }
    }

    /// Radii are kept where they fit, and only then made smaller.
    @Test func radiiStayIfThereIsRoom() {
        let network = ReplyNetwork((1...40).map { ReplyEdge(from: $0, to: $0 / 3, weight: 1) })
        let figures = network.figures()
        let small = network.layout(seed: 3, figures: figures) { _ in 0.02 }
        #expect(small.nodes.allSatisfy { $0.radius == 0.02 })
        let dense = ReplyNetwork(NetworkCirclesTests.clique(1...60))
        let pushed = dense.layout(seed: 3, figures: dense.figures()) { _ in 0.025 }
        Self.checkNothingOverlaps(pushed, "dense")
        #expect(pushed.nodes.allSatisfy { $0.radius == 0.025 })
        let large = network.layout(seed: 3, figures: figures) { _ in 0.09 }
        Self.checkNothingOverlaps(large, "large")
        #expect(large.nodes.allSatisfy { $0.radius > 0.02 && $0.radius < 0.09 })
    }

    @Test func theSameSeedDrawsTheSame() {
        var dice = SeededDice(seed: 82)
        let network = ReplyNetwork(Self.edges(&dice)), figures = network.figures()
        let first = network.layout(seed: 5, figures: figures) { _ in 0.02 }
        #expect(network.layout(seed: 5, figures: figures) { _ in 0.02 } == first)
        #expect(network.layout(seed: 6, figures: figures) { _ in 0.02 } != first)
    }

    /// Who answers each other stands nearer than who does not.
    @Test func nearIsNear() {
        let edges = NetworkCirclesTests.clique(1...12) + NetworkCirclesTests.clique(21...32)
            + [ReplyEdge(from: 1, to: 21, weight: 1)]
        let network = ReplyNetwork(edges), layout = network.layout(seed: 9, figures: network.figures()) { _ in 0.015 }
        func mean(_ same: Bool) -> Double {
            var sum = 0.0, count = 0.0
            for a in layout.nodes {
                for b in layout.nodes where a.member < b.member && ((a.member < 20) == (b.member < 20)) == same {
                    sum += ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
                    count += 1
                }
            }
            return sum / count
        }
        #expect(mean(true) * 2 < mean(false))
    }

    /// More than fits: a hundred nodes of very different sizes.
    @Test(arguments: [100, 200] as [Int64]) func aCrowdShrinks(_ people: Int64) {
        let network = ReplyNetwork((1..<people).map { ReplyEdge(from: $0, to: 0, weight: 1) })
        let crowd = network.layout(seed: 2, figures: network.figures(), limit: 200) { $0.member % 9 == 0 ? 0.1 : 0.004 }
        Self.checkNothingOverlaps(crowd, "crowd of \(people)")
    }

    /// The lines are few, and what hangs together still does.
    @Test func linesAreFewAndKeepThePartsTogether() {
        var dice = SeededDice(seed: 83)
        for _ in 0..<6 {
            let edges = Self.edges(&dice), network = ReplyNetwork(edges), figures = network.figures()
            let layout = network.layout(seed: 1, figures: figures, limit: 200) { _ in 0.005 }
            #expect(layout.ties.count <= layout.nodes.count * (NetworkLayout.strongest + 1))
            #expect(layout.ties.count + layout.hiddenTies == figures.ties)
            let drawn = ReplyNetwork(
                layout.ties.map {
                    ReplyEdge(from: layout.nodes[$0.a].member, to: layout.nodes[$0.b].member, weight: $0.weight)
                })
            #expect(drawn.figures().components == figures.components)
        }
        // The only tie between two circles, weaker than all others.
        let heavy = (NetworkCirclesTests.clique(1...6) + NetworkCirclesTests.clique(11...16)).map {
            ReplyEdge(from: $0.from, to: $0.to, weight: 9)
        }
        let network = ReplyNetwork(heavy + [ReplyEdge(from: 1, to: 11, weight: 1)])
        #expect(network.layout(seed: 1, figures: network.figures()) { _ in 0.02 }.ties.contains { $0.weight == 1 })
    }
}
