/// Pearson's chi-square test of counted against expected cells.
public struct GoodnessOfFit: Sendable, Hashable, Codable {
    /// The test is of use where so many are expected.
    static let leastExpected = 5.0

    /// ≥ 0.
    public var chiSquare: Double
    /// Cells − 1 − fitted parameters, ≥ 1.
    public var freedom: Int
    /// The probability of a worse fit if the model is true, 0…1. Below 0.05 the model does not hold.
    public var p: Double
    /// Cells after pooling.
    public var cells: Int

    /// From the last cell on, cells are put together until five members are expected in each.
    /// - Returns: nil if no degree of freedom is left.
    public init?(_ table: [PostsCell], fitted: Int) {
        var pooled: [(observed: Double, expected: Double)] = []
        var open: (observed: Double, expected: Double) = (0, 0)
        for cell in table.reversed() {
            open.observed += Double(cell.observed)
            open.expected += cell.expected
            if open.expected >= GoodnessOfFit.leastExpected {
                pooled.append(open)
                open = (0, 0)
            }
        }
        if open.observed > 0 || open.expected > 0, !pooled.isEmpty {
            pooled[pooled.count - 1].observed += open.observed
            pooled[pooled.count - 1].expected += open.expected
        }
        freedom = pooled.count - 1 - max(0, fitted)
        guard freedom >= 1 else { return nil }
        cells = pooled.count
        chiSquare = pooled.reduce(0) { $0 + ($1.observed - $1.expected) * ($1.observed - $1.expected) / $1.expected }
        p = chiSquareTail(chiSquare, freedom: freedom)
    }
}
