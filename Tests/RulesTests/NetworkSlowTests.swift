import FeatureRules
import Kernel
import Testing

/// The figures once more by the words of their definitions, slowly, on random networks.
@Suite struct NetworkSlowTests {
    /// Parallel edges, edges to oneself, ids below 0, and parts that do not hang together.
    static func edges(_ dice: inout SeededDice) -> [ReplyEdge] {
        let reach = Int64.random(in: 1...14, using: &dice), step = Int64.random(in: 1...1_000_000_007, using: &dice)
        return (0..<Int.random(in: 0...60, using: &dice)).map { _ in
            ReplyEdge(
                from: .random(in: -reach...reach, using: &dice) * step, to: .random(in: -reach...reach, using: &dice) * step,
                weight: .random(in: 0.01...4, using: &dice))
        }
    }

    struct Slow {
        let ids: [Int64]
        var weight: [[Double]]
        var n: Int { ids.count }

        init(_ edges: [ReplyEdge]) {
            let sound = edges.filter { $0.from != $0.to }
            let ids = Set(sound.flatMap { [$0.from, $0.to] }).sorted()
            weight = ids.map { a in ids.map { b in sound.filter { $0.from == a && $0.to == b }.reduce(0) { $0 + $1.weight } } }
            self.ids = ids
        }

        func edge(_ a: Int, _ b: Int) -> Bool { weight[a][b] > 0 }
        func tie(_ a: Int, _ b: Int) -> Bool { edge(a, b) || edge(b, a) }
        func neighbours(_ a: Int) -> [Int] { (0..<n).filter { tie(a, $0) } }

        var pageRank: [Double] {
            var rank = ids.map { _ in 1 / Double(n) }
            for _ in 0..<160 {
                rank = (0..<n).map { b in
                    let flow = (0..<n).reduce(0.0) { sum, a in
                        let sent = weight[a].reduce(0, +)
                        return sum + rank[a] * (sent > 0 ? weight[a][b] / sent : 1 / Double(n))
                    }
                    return 0.15 / Double(n) + 0.85 * flow
                }
            }
            return rank
        }

        /// Steps and shortest ways from one to every other; no steps where there is no way.
        func ways(_ from: Int) -> (steps: [Int?], ways: [Double]) {
            var steps = [Int?](repeating: nil, count: n), ways = [Double](repeating: 0, count: n), edge = [from]
            (steps[from], ways[from]) = (0, 1)
            for step in 1...max(1, n) {
                let next = Set(edge.flatMap(neighbours)).filter { steps[$0] == nil }
                for node in next { ways[node] = neighbours(node).filter(edge.contains).reduce(0) { $0 + ways[$1] } }
                for node in next { steps[node] = step }
                edge = Array(next)
            }
            return (steps, ways)
        }

        var betweenness: [Double] {
            let all = (0..<n).map(ways)
            return (0..<n).map { middle in
                guard n > 2 else { return 0 }
                var sum = 0.0
                for a in 0..<n where a != middle {
                    for b in 0..<a where b != middle {
                        guard let whole = all[a].steps[b], let first = all[a].steps[middle], let second = all[middle].steps[b],
                            first + second == whole
                        else { continue }
                        sum += all[a].ways[middle] * all[middle].ways[b] / all[a].ways[b]
                    }
                }
                return sum / (Double(n - 1) * Double(n - 2) / 2)
            }
        }

        /// Ties among the neighbours, and pairs of neighbours.
        func closed(_ a: Int) -> (Int, of: Int) {
            let near = neighbours(a)
            let pairs = near.flatMap { b in near.filter { $0 < b }.map { (b, $0) } }
            return (pairs.count { tie($0.0, $0.1) }, pairs.count)
        }
    }

    static func near(_ a: Double?, _ b: Double) -> Bool { a.map { ($0 - b).magnitude < 1e-9 } ?? false }

    @Test func figuresAgree() throws {
        var dice = SeededDice(seed: 51)
        for round in 0..<40 {
            let edges = Self.edges(&dice), slow = Slow(edges), place = Comment(rawValue: "round \(round)")
            let network = ReplyNetwork(edges), figures = network.figures()
            #expect(network.members == slow.ids, place)
            guard slow.n > 0 else {
                #expect(figures == NetworkFigures(), place)
                continue
            }
            let pairs = (0..<slow.n).flatMap { a in (0..<slow.n).map { (a, $0) } }
            let count = pairs.count { slow.edge($0.0, $0.1) }
            #expect(figures.edges == count, place)
            #expect(figures.ties == pairs.count { $0.0 < $0.1 && slow.tie($0.0, $0.1) }, place)
            #expect(Self.near(figures.density, Double(count) / Double(slow.n * (slow.n - 1))), place)
            let mutual = pairs.count { slow.edge($0.0, $0.1) && slow.edge($0.1, $0.0) }
            #expect(Self.near(figures.reciprocity, Double(mutual) / Double(count)), place)
            let closed = (0..<slow.n).map(slow.closed), open = closed.reduce(0) { $0 + $1.of }
            #expect(Self.near(figures.transitivity, Double(closed.reduce(0) { $0 + $1.0 }) / Double(max(1, open))), place)
            let rank = slow.pageRank, between = slow.betweenness
            for (a, member) in figures.members.enumerated() {
                #expect(Self.near(member.pageRank, rank[a]), place)
                #expect(Self.near(member.betweenness, between[a]), place)
                #expect(Self.near(member.clustering, Double(closed[a].0) / Double(max(1, closed[a].of))), place)
                #expect(member.answeredBy == (0..<slow.n).count { slow.edge($0, a) }, place)
                #expect(member.answered == (0..<slow.n).count { slow.edge(a, $0) }, place)
                #expect(Self.near(member.received, (0..<slow.n).reduce(0) { $0 + slow.weight[$1][a] }), place)
                #expect(Self.near(member.given, slow.weight[a].reduce(0, +)), place)
                let reached = slow.ways(a).steps
                for (b, other) in figures.members.enumerated() {
                    #expect((member.component == other.component) == (reached[b] != nil), place)
                }
            }
            #expect(Self.near(figures.members.reduce(0) { $0 + $1.pageRank }, 1), place)
        }
    }

    /// In whatever order the edges come, and however an edge is cut into parallel ones.
    @Test func orderOfEdgesDoesNotMatter() {
        var dice = SeededDice(seed: 52)
        for round in 0..<30 {
            // Quarters add up exactly.
            let edges = Self.edges(&dice).map { ReplyEdge(from: $0.from, to: $0.to, weight: ($0.weight * 4).rounded(.up) / 4) }
            let halves = edges.flatMap { edge in
                (0..<2).map { _ in ReplyEdge(from: edge.from, to: edge.to, weight: edge.weight / 2) }
            }
            let straight = ReplyNetwork(edges).figures()
            #expect(ReplyNetwork(edges.shuffled(using: &dice)).figures() == straight, "round \(round)")
            #expect(ReplyNetwork(halves.shuffled(using: &dice)).figures() == straight, "round \(round)")
        }
    }
}
