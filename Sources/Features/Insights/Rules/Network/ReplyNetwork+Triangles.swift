extension ReplyNetwork {
    /// In how many triangles of ties each node is.
    ///
    /// Every tie points to the end with more ties, so that even a node tied to everybody has few to look at.
    func triangles() -> [Int] {
        let nodes = members.count
        func before(_ a: Int, _ b: Int) -> Bool { (ties.degree(a), a) < (ties.degree(b), b) }
        var starts = [0], onward: [Int] = []
        onward.reserveCapacity(ties.others.count / 2)
        for node in 0..<nodes {
            for entry in ties.row(node) where before(node, ties.others[entry]) { onward.append(ties.others[entry]) }
            starts.append(onward.count)
        }
        var found = [Int](repeating: 0, count: nodes)
        var mark = [Int](repeating: -1, count: nodes)
        for node in 0..<nodes {
            let row = starts[node]..<starts[node + 1]
            for entry in row { mark[onward[entry]] = node }
            for entry in row {
                let second = onward[entry]
                for next in starts[second]..<starts[second + 1] where mark[onward[next]] == node {
                    found[node] += 1
                    found[second] += 1
                    found[onward[next]] += 1
                }
            }
        }
        return found
    }

    /// Of the pairs of people a node is tied to, the share that is tied too; 0 with fewer than two.
    func clustering(_ triangles: [Int]) -> [Double] {
        triangles.indices.map { node in
            let degree = Double(ties.degree(node))
            return degree < 2 ? 0 : 2 * Double(triangles[node]) / (degree * (degree - 1))
        }
    }
}
