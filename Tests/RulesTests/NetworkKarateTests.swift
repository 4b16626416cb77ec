import FeatureRules
import Testing

/// Zachary (1977): who spent time with whom in a karate club that fell apart. 78 ties; the figures are those of networkx 3.6.1.
@Suite struct NetworkKarateTests {
    static let ties: [(Int64, Int64)] = [
        (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12), (0, 13), (0, 17), (0, 19),
        (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17), (1, 19), (1, 21), (1, 30), (2, 3), (2, 7), (2, 8),
        (2, 9), (2, 13), (2, 27), (2, 28), (2, 32), (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10), (5, 16),
        (6, 16), (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33), (18, 32), (18, 33),
        (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27), (23, 29), (23, 32), (23, 33), (24, 25),
        (24, 27), (24, 31), (25, 31), (26, 29), (26, 33), (27, 33), (28, 31), (28, 33), (29, 32), (29, 33), (30, 32),
        (30, 33), (31, 32), (31, 33), (32, 33)
    ]

    /// A tie without direction is an answer each way.
    static let network = ReplyNetwork(
        ties.flatMap { [ReplyEdge(from: $0, to: $1, weight: 1), ReplyEdge(from: $1, to: $0, weight: 1)] })

    static func near(_ a: Double?, _ b: Double, within: Double = 5e-8) -> Bool { a.map { ($0 - b).magnitude < within } ?? false }

    @Test func wholeNetwork() {
        let figures = Self.network.figures()
        #expect((figures.nodes, figures.ties, figures.edges, figures.triangles) == (34, 78, 156, 45))
        #expect((figures.components, figures.largestComponent, figures.betweennessNodes) == (1, 34, 34))
        #expect(Self.near(figures.density, 0.1390374))
        #expect(Self.near(figures.transitivity, 0.2556818))
        #expect(Self.near(figures.clustering, 0.5706385))
        #expect(figures.reciprocity == 1)
    }

    @Test(arguments: [
        (0, 0.0969972854, 0.4376352814), (1, 0.0528769241, 0.0539366883), (2, 0.0570785095, 0.1436568062),
        (31, 0.0371580871, 0.1382756133), (32, 0.0716932260, 0.1452471140), (33, 0.1009191823, 0.3040749759),
    ] as [(Int64, Double, Double)])
    func member(_ member: Int64, _ pageRank: Double, _ betweenness: Double) throws {
        let found = try #require(Self.network.figures().of(member))
        #expect(Self.near(found.pageRank, pageRank, within: 1e-9))
        #expect(Self.near(found.betweenness, betweenness, within: 1e-9))
    }

    /// The best division known has a modularity of 0.4198; the two who fell out are in different circles.
    @Test func circles() throws {
        let figures = Self.network.figures()
        #expect(try #require(figures.modularity) > 0.41)
        #expect(figures.circles.reduce(0, +) == 34)
        #expect(figures.of(0)?.circle != figures.of(33)?.circle)
        #expect(figures.bridges.first == 0)
        #expect(figures.bridges.contains(33))
    }
}
