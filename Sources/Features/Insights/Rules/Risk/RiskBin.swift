internal import Kernel

/// One point of the reliability curve: a tenth of the predictions, those of like probability.
public struct RiskBin: Sendable, Hashable, Codable {
    public let examples: Int
    /// Mean of the probabilities.
    public let predicted: Double
    /// Share that fell silent, with its 95 % interval by Wilson.
    public let observed: Double
    public let low: Double
    public let high: Double
    /// How far apart the two shares would be in the mean by chance alone, if every probability were right and every outcome
    /// its own.
    public let chance: Double

    /// - Parameter variance: the sum of p·(1 − p).
    init(examples: Int, predicted: Double, silent: Int, variance: Double) {
        self.examples = examples
        self.predicted = predicted
        chance = (2 / Double.pi * max(variance, 0)).squareRoot() / Double(max(examples, 1))
        let n = Double(max(examples, 1)), z = 1.959963984540054
        observed = Double(silent) / n
        let middle = (observed + z * z / (2 * n)) / (1 + z * z / n)
        let reach = z / (1 + z * z / n) * (observed * (1 - observed) / n + z * z / (4 * n * n)).squareRoot()
        low = max(0, middle - reach)
        high = min(1, middle + reach)
    }

    /// Ten bins whose sizes differ by at most one; fewer if there are fewer predictions.
    static func bins(_ probabilities: [Double], _ silent: [Bool], _ ascending: [Int]) -> [RiskBin] {
        (0..<10).compactMap { bin in
            let members = ascending[(ascending.count * bin / 10)..<(ascending.count * (bin + 1) / 10)]
            guard !members.isEmpty else { return nil }
            let sum = members.reduce(0.0) { $0 + probabilities[$1] }
            let found = members.reduce(0) { $0 + (silent[$1] ? 1 : 0) }
            let variance = members.reduce(0.0) { $0 + probabilities[$1] * (1 - probabilities[$1]) }
            return RiskBin(examples: members.count, predicted: sum / Double(members.count), silent: found, variance: variance)
        }
    }
}
