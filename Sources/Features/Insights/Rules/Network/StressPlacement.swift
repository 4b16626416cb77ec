internal import Kernel

/// Places the nodes of one connected graph so that their distances in the plane are their distances along the ties.
///
/// Stress majorisation (Gansner, Koren, North 2004), from a few beginnings, the best of them wins. A spring model draws
/// prettier only with luck; here near is near and far is far.
struct StressPlacement {
    /// How much longer a tie between two circles is drawn than one inside.
    static let betweenCircles = 1.8
    private static let beginnings = 3
    private static let rounds = 60

    private let nodes: Int
    /// Row by row.
    private var distances: [Double]

    /// - Parameter graph: connected; its weights are lengths.
    init(_ graph: Adjacency) {
        nodes = graph.nodes
        distances = [Double](repeating: Double(nodes) * StressPlacement.betweenCircles, count: nodes * nodes)
        for node in 0..<nodes {
            distances[node * nodes + node] = 0
            for entry in graph.row(node) { distances[node * nodes + graph.others[entry]] = graph.weights[entry] }
        }
        for middle in 0..<nodes {
            for a in 0..<nodes {
                let first = distances[a * nodes + middle]
                for b in 0..<nodes {
                    let way = first + distances[middle * nodes + b]
                    if way < distances[a * nodes + b] { distances[a * nodes + b] = way }
                }
            }
        }
    }

    func spots(_ dice: inout SeededDice) -> [Spot] {
        guard nodes > 1 else { return [Spot](repeating: Spot(), count: nodes) }
        var best: [Spot] = [], least = Double.infinity
        for _ in 0..<(nodes > 2 ? StressPlacement.beginnings : 1) {
            let side = Double(nodes).squareRoot()
            // 53 bits make a number in 0..<1.
            func anywhere() -> Double { side * Double(dice.next() >> 11) * 0x1p-53 }
            var spots = (0..<nodes).map { _ in Spot(x: anywhere(), y: anywhere()) }
            for _ in 0..<StressPlacement.rounds where improve(&spots) < 0.002 { break }
            let stress = stress(spots)
            if stress < least { (best, least) = (spots, stress) }
        }
        return StressPlacement.levelled(best)
    }

    /// Moves each node to where the others want it. Answers the farthest move.
    private func improve(_ spots: inout [Spot]) -> Double {
        var farthest = 0.0
        for node in 0..<nodes {
            let here = spots[node]
            var x = 0.0, y = 0.0, weights = 0.0
            for other in 0..<nodes where other != node {
                let wanted = distances[node * nodes + other], weight = 1 / (wanted * wanted)
                let dx = here.x - spots[other].x, dy = here.y - spots[other].y
                let stretch = wanted / max((dx * dx + dy * dy).squareRoot(), 1e-9)
                x += weight * (spots[other].x + dx * stretch)
                y += weight * (spots[other].y + dy * stretch)
                weights += weight
            }
            spots[node] = Spot(x: x / weights, y: y / weights)
            farthest = max(farthest, (spots[node] - here).length)
        }
        return farthest
    }

    private func stress(_ spots: [Spot]) -> Double {
        var stress = 0.0
        for a in 0..<nodes {
            for b in 0..<a {
                let wanted = distances[a * nodes + b], off = (spots[a] - spots[b]).length / wanted - 1
                stress += off * off
            }
        }
        return stress
    }

    /// Turned so that the longest extent lies level.
    private static func levelled(_ spots: [Spot]) -> [Spot] {
        let centre = spots.reduce(Spot(), +) * (1 / Double(spots.count))
        let around = spots.map { $0 - centre }
        let xx = around.reduce(0) { $0 + $1.x * $1.x }, yy = around.reduce(0) { $0 + $1.y * $1.y }
        let xy = around.reduce(0) { $0 + $1.x * $1.y }
        // The first eigenvector of the covariance.
        let half = (xx - yy) / 2
        let axis = Spot(x: half + (half * half + xy * xy).squareRoot(), y: xy)
        guard axis.length > 1e-9 else { return xx < yy ? around.map { Spot(x: $0.y, y: -$0.x) } : around }
        let cos = axis.x / axis.length, sin = axis.y / axis.length
        return around.map { Spot(x: $0.x * cos + $0.y * sin, y: $0.y * cos - $0.x * sin) }
    }
}
