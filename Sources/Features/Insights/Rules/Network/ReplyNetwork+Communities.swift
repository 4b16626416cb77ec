extension ReplyNetwork {
    /// The community of every node: who answers each other more than their numbers of answers alone would bring about.
    ///
    /// Louvain's method (Blondel and others 2008) on the weights of ties: in the order of their ids, members move to the
    /// community of those they are tied to where modularity gains most, until nobody gains; then communities move as
    /// members did. On equal gain a member stays, else the community with the smaller number wins. A community that fell
    /// apart on the way is split into its connected parts. Numbered by size, equal sizes by their smallest member.
    ///
    /// The method may stop early in one order; it runs in the opposite one, too, in a small network also from each quarter of the
    /// members on, and the best division counts.
    func communities() -> [Int] {
        var best: (community: [Int], modularity: Double)?
        for quarter in members.count <= Self.small ? 0...3 : 0...0 {
            for backwards in [false, true] {
                let found = communities(from: quarter, backwards: backwards)
                guard let modularity = modularity(found) else { return found }
                if best.map({ modularity > $0.modularity + 1e-9 }) ?? true { best = (found, modularity) }
            }
        }
        return best?.community ?? []
    }

    private static let small = 100

    private func communities(from quarter: Int, backwards: Bool) -> [Int] {
        var community = Array(0..<members.count)
        let total = ties.weights.reduce(0, +)
        guard total > 0 else { return community }
        var level = ties, loops = [Double](repeating: 0, count: members.count)
        while true {
            let (moved, count) = ReplyNetwork.moved(level, loops: loops, total: total, from: quarter, backwards: backwards)
            guard count < level.nodes else { break }
            community = community.map { moved[$0] }
            (level, loops) = ReplyNetwork.merged(level, loops: loops, into: moved, count: count)
        }
        return ReplyNetwork.components(ties) { community[$0] == community[$1] }
    }

    /// How much more of the weight of ties lies within communities than chance would bring there; -0.5...1, nil without ties.
    func modularity(_ community: [Int]) -> Double? {
        let total = ties.weights.reduce(0, +)
        guard total > 0 else { return nil }
        var weight = [Double](repeating: 0, count: members.count), within = 0.0
        for node in members.indices {
            for entry in ties.row(node) {
                weight[community[node]] += ties.weights[entry] / total
                if community[node] == community[ties.others[entry]] { within += ties.weights[entry] / total }
            }
        }
        return within - weight.reduce(0) { $0 + $1 * $1 }
    }

    /// Moves nodes until nobody gains. Answers the community of each node, numbered without gaps in the order of their
    /// first nodes, and how many there are.
    private static func moved(
        _ level: Adjacency, loops: [Double], total: Double, from quarter: Int, backwards: Bool
    ) -> ([Int], count: Int) {
        let nodes = level.nodes, first = nodes * quarter / 4
        let weight = (0..<nodes).map { loops[$0] + level.weights[level.row($0)].reduce(0, +) }
        var community = Array(0..<nodes), held = weight
        var link = [Double](repeating: 0, count: nodes), touched: [Int] = []
        // Every move gains, so this ends; the bound is for gains so small that rounding eats them.
        for _ in 0..<50 {
            var moves = 0
            for step in 0..<nodes {
                let place = (first + step) % nodes, node = backwards ? nodes - 1 - place : place
                for entry in level.row(node) {
                    let other = community[level.others[entry]]
                    if link[other] == 0 { touched.append(other) }
                    link[other] += level.weights[entry]
                }
                let own = community[node], share = weight[node] / total
                held[own] -= weight[node]
                var best = own, bestGain = link[own] - held[own] * share + 1e-12 * total
                for other in touched {
                    let gain = link[other] - held[other] * share
                    if gain > bestGain || (gain == bestGain && best != own && other < best) { (best, bestGain) = (other, gain) }
                }
                held[best] += weight[node]
                if best != own {
                    community[node] = best
                    moves += 1
                }
                for other in touched { link[other] = 0 }
                touched.removeAll(keepingCapacity: true)
            }
            if moves == 0 { break }
        }
        return numbered(community)
    }

    private static func numbered(_ community: [Int]) -> ([Int], count: Int) {
        var number = [Int](repeating: -1, count: community.count), count = 0
        let result = community.map { old in
            if number[old] < 0 {
                number[old] = count
                count += 1
            }
            return number[old]
        }
        return (result, count)
    }

    /// Communities as the nodes of the next level; the weight within one becomes its loop.
    private static func merged(_ level: Adjacency, loops: [Double], into community: [Int], count: Int) -> (Adjacency, [Double]) {
        var inner = [Double](repeating: 0, count: count)
        var from: [Int] = [], to: [Int] = [], weights: [Double] = []
        for node in 0..<level.nodes {
            inner[community[node]] += loops[node]
            for entry in level.row(node) {
                let (a, b) = (community[node], community[level.others[entry]])
                if a == b {
                    inner[a] += level.weights[entry]
                } else {
                    from.append(a)
                    to.append(b)
                    weights.append(level.weights[entry])
                }
            }
        }
        return (Adjacency(nodes: count, from: from, to: to, weights: weights), inner)
    }
}
