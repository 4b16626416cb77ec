/// The neighbours of numbered nodes in compressed rows: those of `node` are `others[row(node)]`, ascending, each once.
struct Adjacency: Sendable, Hashable {
    private(set) var starts: [Int]
    private(set) var others: [Int]
    private(set) var weights: [Double]

    var nodes: Int { starts.count - 1 }

    @inline(__always) func row(_ node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
    @inline(__always) func degree(_ node: Int) -> Int { starts[node + 1] - starts[node] }

    /// - Parameters:
    ///   - from: the row of each entry, in 0..<nodes; as many as `to` and `weights`.
    ///   - weights: entries of the same row and neighbour add up.
    init(nodes: Int, from: [Int], to: [Int], weights: [Double]) {
        // Two stable counting sorts bring the entries into the order of (from, to) without comparing.
        let order = Adjacency.sorted(Adjacency.sorted(Array(from.indices), by: to, nodes: nodes), by: from, nodes: nodes)
        var lengths = [Int](repeating: 0, count: nodes)
        var others: [Int] = [], sums: [Double] = []
        others.reserveCapacity(from.count)
        sums.reserveCapacity(from.count)
        var lastRow = -1
        for entry in order {
            if from[entry] == lastRow, others[others.count - 1] == to[entry] {
                sums[sums.count - 1] += weights[entry]
            } else {
                lastRow = from[entry]
                lengths[lastRow] += 1
                others.append(to[entry])
                sums.append(weights[entry])
            }
        }
        starts = [0]
        starts.reserveCapacity(nodes + 1)
        for length in lengths { starts.append(starts[starts.count - 1] + length) }
        self.others = others
        self.weights = sums
    }

    /// The row of every entry.
    var rows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(others.count)
        for node in 0..<nodes { rows.append(contentsOf: repeatElement(node, count: degree(node))) }
        return rows
    }

    /// Every entry the other way round.
    var transposed: Adjacency { Adjacency(nodes: nodes, from: others, to: rows, weights: weights) }

    /// Every entry in both directions; where both exist, their weights add up.
    var symmetric: Adjacency {
        let rows = rows
        return Adjacency(nodes: nodes, from: rows + others, to: others + rows, weights: weights + weights)
    }

    /// Only the nodes of `kept`, numbered by their place in it.
    func induced(_ kept: [Int]) -> Adjacency {
        var place = [Int](repeating: -1, count: nodes)
        for (number, node) in kept.enumerated() { place[node] = number }
        var from: [Int] = [], to: [Int] = [], sums: [Double] = []
        for (number, node) in kept.enumerated() {
            for entry in row(node) where place[others[entry]] >= 0 {
                from.append(number)
                to.append(place[others[entry]])
                sums.append(weights[entry])
            }
        }
        return Adjacency(nodes: kept.count, from: from, to: to, weights: sums)
    }

    /// The nodes with the most neighbours, then with the most weight, then the first; at most `limit`, in that order.
    func mostConnected(_ limit: Int) -> [Int] {
        let weight = (0..<nodes).map { node in weights[row(node)].reduce(0, +) }
        let order = (0..<nodes).sorted { a, b in
            (degree(b), weight[b], a) < (degree(a), weight[a], b)
        }
        return Array(order.prefix(max(0, limit)))
    }

    private static func sorted(_ order: [Int], by key: [Int], nodes: Int) -> [Int] {
        var places = [Int](repeating: 0, count: nodes + 1)
        for entry in order { places[key[entry] + 1] += 1 }
        for node in 0..<nodes { places[node + 1] += places[node] }
        var result = order
        for entry in order {
            result[places[key[entry]]] = entry
            places[key[entry]] += 1
        }
        return result
    }
}
