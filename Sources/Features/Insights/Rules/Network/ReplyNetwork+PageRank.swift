extension ReplyNetwork {
    static let damping = 0.85
    static let tolerance = 1e-10

    /// PageRank of every node by the weights of the answers, summing to 1: who is answered by those who are answered.
    ///
    /// Power iteration until the ranks change by less than `tolerance` in all. Who answered nobody hands their rank to
    /// everybody evenly.
    func pageRank() -> [Double] {
        let nodes = members.count
        guard nodes > 0 else { return [] }
        let even = 1 / Double(nodes)
        let sent = (0..<nodes).map { node in given.weights[given.row(node)].reduce(0, +) }
        // What part of the rank of the one who answered flows along each entry of `received`.
        let part = received.others.indices.map { received.weights[$0] / sent[received.others[$0]] }
        let ends = (0..<nodes).filter { given.degree($0) == 0 }
        var rank = [Double](repeating: even, count: nodes), next = rank
        // The change shrinks by the damping at each step: 160 reach the tolerance from wherever it began.
        for _ in 0..<160 {
            let spread = ends.reduce(0) { $0 + rank[$1] } * even
            let base = (1 - ReplyNetwork.damping) * even + ReplyNetwork.damping * spread
            var change = 0.0
            for node in 0..<nodes {
                var flow = 0.0
                for entry in received.row(node) { flow += rank[received.others[entry]] * part[entry] }
                next[node] = base + ReplyNetwork.damping * flow
                change += (next[node] - rank[node]).magnitude
            }
            swap(&rank, &next)
            if change < ReplyNetwork.tolerance { break }
        }
        return rank
    }
}
