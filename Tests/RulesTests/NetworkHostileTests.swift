import FeatureRules
import Foundation
import Kernel
import Testing

/// Whatever comes in: no trap, no number that is none.
@Suite struct NetworkHostileTests {
    static func edge(_ from: Int64, _ to: Int64, _ weight: Double = 1) -> ReplyEdge { ReplyEdge(from: from, to: to, weight: weight) }

    static let tiny = Double.leastNonzeroMagnitude

    static let cases: [[ReplyEdge]] = [
        [],
        [edge(1, 1)],
        [edge(1, 2)],
        [edge(1, 2), edge(2, 1)],
        [edge(.min, .max), edge(.max, .min), edge(0, .min), edge(-1, .max)],
        [edge(1, 2, .nan), edge(1, 2, .infinity), edge(1, 2, -1), edge(1, 2, 0), edge(3, 4, -.infinity)],
        [edge(1, 2, 1e308), edge(1, 2, 1e308), edge(2, 3, 1e308), edge(3, 1, tiny), edge(3, 4, tiny)],
        (0..<500).map { edge($0, $0 + 1, tiny) },
        (0..<50).map { edge($0 * 2, $0 * 2 + 1) },
        Array(repeating: edge(7, 8), count: 5_000),
        (1...2_000).map { edge(0, $0) },
    ]

    /// An encoder refuses what is no number.
    static func check(_ edges: [ReplyEdge]) throws -> NetworkFigures {
        let network = ReplyNetwork(edges), figures = network.figures()
        let layout = network.layout(seed: 1, figures: figures) { _ in 0.02 }
        let coded = try JSONEncoder().encode(figures)
        #expect(try JSONDecoder().decode(NetworkFigures.self, from: coded) == figures)
        _ = try JSONEncoder().encode(layout)
        #expect(figures.nodes == network.members.count)
        #expect(layout.nodes.count + layout.hiddenMembers == figures.nodes)
        for member in figures.members {
            #expect(0 < member.pageRank && member.pageRank <= 1)
            #expect((0...1).contains(member.betweenness ?? 0) && (0...1).contains(member.clustering))
            #expect((0...1).contains(member.outside) && member.ties >= 1)
            if let circle = member.circle { #expect(figures.circles.indices.contains(circle)) }
        }
        return figures
    }

    @Test(arguments: cases.indices) func nothingBreaks(_ number: Int) throws { _ = try Self.check(Self.cases[number]) }

    @Test func everybodyAnswersOne() throws {
        let figures = try Self.check((1...100_000).map { Self.edge($0 % 50_000 - 25_000, .max) })
        #expect((figures.nodes, figures.edges, figures.betweennessNodes) == (50_001, 50_000, 400))
        #expect(figures.circles == [50_001])
        #expect(figures.of(.max)?.betweenness == 1)
        #expect(figures.of(.max)?.received == 100_000)
        #expect(figures.of(12)?.answeredBy == 0)
        #expect(figures.of(99_999) == nil)
    }

    @Test func anythingAtAll() throws {
        var dice = SeededDice(seed: 61)
        let ids: [Int64] = [.min, .min + 1, -1, 0, 1, 2, 3, .max - 1, .max]
        let weights: [Double] = [.nan, .infinity, -.infinity, -1, 0, Self.tiny, 1e-300, 1, 2, 1e12, 1e13, 1e308]
        for _ in 0..<200 {
            let edges = (0..<Int.random(in: 0...40, using: &dice)).map { _ -> ReplyEdge in
                let (from, to) = (ids.randomElement(using: &dice) ?? 0, ids.randomElement(using: &dice) ?? 0)
                return Self.edge(from, to, weights.randomElement(using: &dice) ?? 0)
            }
            _ = try Self.check(edges)
        }
    }

    /// A picture drawn with the figures of another network, and with radii that are none.
    @Test func layoutTakesWhateverItGets() throws {
        let network = ReplyNetwork((0..<30).map { Self.edge($0, ($0 * 7 + 1) % 30) })
        for limit in [Int.min, -1, 0, 1, 2, 30, .max] {
            for radius in [Double.nan, -1, 0, 1e9, .infinity] {
                let layout = network.layout(seed: .max, figures: network.figures(), limit: limit) { _ in radius }
                _ = try JSONEncoder().encode(layout)
                #expect(layout.nodes.count == min(30, max(0, limit)))
            }
        }
        let foreign = network.layout(seed: 1, figures: ReplyNetwork([Self.edge(100, 200)]).figures()) { _ in 0.02 }
        #expect(foreign.nodes.count == 30)
    }
}
