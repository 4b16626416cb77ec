extension ReplyNetwork {
    /// Above this many nodes, betweenness is measured among the most connected only: its cost grows with nodes times ties.
    static let betweennessNodes = 400

    /// The share of shortest paths between two others that lead through each node, over ties without weight or direction;
    /// 0...1, as Brandes (2001) computes it and normalised by the pairs of others. Nil for a node that was left out because
    /// the network has more than `betweennessNodes`.
    func betweenness() -> [Double?] {
        let nodes = members.count
        guard nodes > ReplyNetwork.betweennessNodes else { return ReplyNetwork.betweenness(ties) }
        let kept = ties.mostConnected(ReplyNetwork.betweennessNodes)
        var all = [Double?](repeating: nil, count: nodes)
        for (node, value) in zip(kept, ReplyNetwork.betweenness(ties.induced(kept))) { all[node] = value }
        return all
    }

    private static func betweenness(_ ties: Adjacency) -> [Double] {
        let nodes = ties.nodes
        var through = [Double](repeating: 0, count: nodes)
        guard nodes > 2 else { return through }
        var distance = [Int](repeating: -1, count: nodes)
        var paths = [Double](repeating: 0, count: nodes)
        var share = paths
        var queue = [Int](repeating: 0, count: nodes)
        // The neighbours one step nearer to the source, in the place of the node's own row.
        var nearer = ties.others
        var nearerEnd = ties.starts
        for source in 0..<nodes {
            var head = 0, tail = 1
            queue[0] = source
            distance[source] = 0
            paths[source] = 1
            while head < tail {
                let node = queue[head]
                head += 1
                let step = distance[node] + 1, ways = paths[node]
                for entry in ties.row(node) {
                    let other = ties.others[entry]
                    if distance[other] < 0 {
                        distance[other] = step
                        queue[tail] = other
                        tail += 1
                    }
                    guard distance[other] == step else { continue }
                    paths[other] += ways
                    nearer[nearerEnd[other]] = node
                    nearerEnd[other] += 1
                }
            }
            for place in stride(from: tail - 1, through: 0, by: -1) {
                let node = queue[place]
                let part = (1 + share[node]) / paths[node]
                for entry in ties.starts[node]..<nearerEnd[node] { share[nearer[entry]] += paths[nearer[entry]] * part }
                if node != source { through[node] += share[node] }
                distance[node] = -1
                paths[node] = 0
                share[node] = 0
                nearerEnd[node] = ties.starts[node]
            }
        }
        let pairs = Double(nodes - 1) * Double(nodes - 2)
        return through.map { $0 / pairs }
    }
}
