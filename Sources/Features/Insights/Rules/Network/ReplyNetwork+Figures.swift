extension ReplyNetwork {
    /// Everything measured. Takes time with nodes × ties up to `betweennessNodes`, and about with ties above.
    public func figures() -> NetworkFigures {
        var figures = NetworkFigures()
        guard !members.isEmpty else { return figures }
        let communities = communities(), triangles = triangles(), components = components(), betweenness = betweenness()
        let sizes = ReplyNetwork.sizes(communities)
        figures.circles = sizes.filter { $0 >= NetworkFigures.leastCircle }
        figures.members = describe(
            communities: communities, circles: figures.circles.count, triangles: triangles, components: components,
            betweenness: betweenness)
        figures.modularity = modularity(communities)
        figures.betweennessNodes = betweenness.count { $0 != nil }
        figures.bridges = ReplyNetwork.bridges(figures)

        let nodes = Double(members.count), edges = given.others.count
        figures.nodes = members.count
        figures.edges = edges
        figures.ties = ties.others.count / 2
        figures.density = Double(edges) / (nodes * (nodes - 1))
        // An edge and its reverse make one tie of two edges.
        figures.reciprocity = Double(2 * (edges - figures.ties)) / Double(edges)
        let corners = triangles.reduce(0, +)
        let pairs = (0..<members.count).reduce(0.0) { $0 + Double(ties.degree($1)) * Double(ties.degree($1) - 1) / 2 }
        figures.triangles = corners / 3
        figures.transitivity = pairs > 0 ? Double(corners) / pairs : 0
        figures.clustering = figures.members.reduce(0) { $0 + $1.clustering } / nodes
        let parts = ReplyNetwork.sizes(components)
        figures.components = parts.count
        figures.largestComponent = parts.first ?? 0
        return figures
    }

    private func describe(
        communities: [Int], circles: Int, triangles: [Int], components: [Int], betweenness: [Double?]
    ) -> [NetworkMember] {
        let rank = pageRank(), clustering = clustering(triangles)
        // Which node last saw each circle, so that it is counted once.
        var seenBy = [Int](repeating: -1, count: circles)
        return members.indices.map { node in
            var outside = 0, touched = 0
            for circle in [communities[node]] + ties.row(node).lazy.map({ communities[ties.others[$0]] }) {
                if circle != communities[node] { outside += 1 }
                guard circle < circles, seenBy[circle] != node else { continue }
                seenBy[circle] = node
                touched += 1
            }
            return NetworkMember(
                member: members[node], answeredBy: received.degree(node), answered: given.degree(node),
                received: received.weights[received.row(node)].reduce(0, +), given: given.weights[given.row(node)].reduce(0, +),
                ties: ties.degree(node), pageRank: rank[node], betweenness: betweenness[node], clustering: clustering[node],
                component: components[node], circle: communities[node] < circles ? communities[node] : nil,
                outside: Double(outside) / Double(max(1, ties.degree(node))), circlesTouched: touched)
        }
    }

    private static func bridges(_ figures: NetworkFigures) -> [Int64] {
        guard let modularity = figures.modularity, modularity >= NetworkFigures.leastModularity else { return [] }
        return figures.members.filter { $0.circlesTouched >= 2 && ($0.betweenness ?? 0) > 0 }
            .sorted { ($1.betweenness ?? 0, $0.member) < ($0.betweenness ?? 0, $1.member) }
            .prefix(NetworkFigures.mostBridges).map(\.member)
    }

    /// How many nodes have each number; the numbers have no gaps.
    private static func sizes(_ part: [Int]) -> [Int] {
        var sizes = [Int](repeating: 0, count: (part.max() ?? -1) + 1)
        for number in part { sizes[number] += 1 }
        return sizes
    }
}
