import FeatureRules
import Kernel
import Testing

@Suite struct NetworkCirclesTests {
    /// Everybody answers everybody.
    static func clique(_ members: ClosedRange<Int64>) -> [ReplyEdge] {
        members.flatMap { a in members.filter { $0 != a }.map { ReplyEdge(from: a, to: $0, weight: 1) } }
    }

    @Test func aBridgeHoldsTwoCirclesTogether() throws {
        let edges = Self.clique(1...6) + Self.clique(11...15)
            + [1, 2, 11, 12].map { ReplyEdge(from: 99, to: $0, weight: 1) }
        let figures = ReplyNetwork(edges).figures()
        #expect(figures.circles.reduce(0, +) == 12 && figures.circles.count == 2)
        #expect(figures.bridges.first == 99)
        let bridge = try #require(figures.of(99))
        #expect(bridge.outside == 0.5 && bridge.circlesTouched == 2)
        let inner = try #require(figures.of(5))
        #expect(inner.outside == 0 && inner.circlesTouched == 1 && !figures.bridges.contains(5))
        #expect(figures.of(1)?.circle == figures.of(6)?.circle && figures.of(1)?.circle != figures.of(11)?.circle)
    }

    @Test func oneCircleHasNoBridges() throws {
        let figures = ReplyNetwork(Self.clique(1...9)).figures()
        #expect(figures.circles == [9] && figures.bridges.isEmpty)
        #expect(try #require(figures.modularity).magnitude < 1e-12)
    }

    /// Two circles that are hardly two.
    @Test func unclearCirclesHaveNoBridges() throws {
        let across = (1...6 as ClosedRange<Int64>).flatMap { a in
            (0...2).map { ReplyEdge(from: a, to: 11 + (a + $0) % 6, weight: 1) }
        }
        let figures = ReplyNetwork(Self.clique(1...6) + Self.clique(11...16) + across).figures()
        #expect(figures.circles == [6, 6])
        #expect(try #require(figures.modularity) < 0.3 && figures.bridges.isEmpty)
        #expect(figures.members.contains { ($0.betweenness ?? 0) > 0 && $0.circlesTouched == 2 })
    }

    /// Who stands in the middle of one circle only bridges nothing.
    @Test func aHubIsNoBridge() throws {
        let hubs = [0, 100].flatMap { hub in (1...5).map { ReplyEdge(from: hub + $0, to: hub, weight: 1) } }
        let figures = ReplyNetwork(hubs).figures()
        #expect(figures.circles == [6, 6])
        #expect(try #require(figures.modularity) > 0.49)
        #expect(try #require(figures.of(0)?.betweenness) > 0 && figures.bridges.isEmpty)
    }

    /// Two who only talk with each other are no circle.
    @Test func pairsAreNoCircles() {
        let figures = ReplyNetwork(Self.clique(1...3) + Self.clique(10...11)).figures()
        #expect(figures.circles == [3])
        #expect(figures.of(10)?.circle == nil && figures.of(10)?.circlesTouched == 0)
        #expect((figures.components, figures.largestComponent) == (2, 3))
    }

    /// Groups of people who mostly answer each other are found again.
    @Test func plantedCirclesAreFound() {
        var dice = SeededDice(seed: 71)
        for _ in 0..<10 {
            var edges: [ReplyEdge] = []
            for a in 0..<48 as Range<Int64> {
                for b in 0..<48 as Range<Int64> where a != b {
                    guard Double.random(in: 0..<1, using: &dice) < (a / 12 == b / 12 ? 0.5 : 0.02) else { continue }
                    edges.append(ReplyEdge(from: a, to: b, weight: .random(in: 0.5...2, using: &dice)))
                }
            }
            let figures = ReplyNetwork(edges).figures()
            #expect(figures.circles == [12, 12, 12, 12])
            for member in figures.members { #expect(member.circle == figures.of(member.member / 12 * 12)?.circle) }
        }
    }

    /// Heavy ties across make pairs of what would be two circles by number alone.
    @Test func weightsDecide() {
        let light = Self.clique(1...3) + Self.clique(4...6)
        let heavy = (1...3 as ClosedRange<Int64>).map { ReplyEdge(from: $0, to: $0 + 3, weight: 50) }
        let figures = ReplyNetwork(light + heavy).figures()
        for member in 1...6 as ClosedRange<Int64> { #expect(figures.of(member)?.outside == 2.0 / 3) }
        #expect(figures.circles.isEmpty)
    }

    @Test func betweennessOfALargeNetworkIsMeasuredOnItsCore() throws {
        // A ring of 400 where each answers the next two, and 100 who answered once.
        var edges: [ReplyEdge] = (0..<400).flatMap { a in
            [1, 2].map { ReplyEdge(from: a, to: (a + $0) % 400, weight: 1) }
        }
        edges += (0..<100).map { ReplyEdge(from: 1_000 + $0, to: $0, weight: 1) }
        let figures = ReplyNetwork(edges).figures()
        #expect((figures.nodes, figures.betweennessNodes) == (500, 400))
        #expect(figures.of(1_050)?.betweenness == nil)
        let core = try #require(figures.of(50)?.betweenness), other = try #require(figures.of(350)?.betweenness)
        #expect((core - other).magnitude < 1e-12)
    }
}
