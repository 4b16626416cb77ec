internal import Glibc
internal import Kernel

/// How good probabilities were, once the outcomes were known.
public struct RiskScore: Sendable, Hashable, Codable {
    /// The share of pairs of a silent and a speaking one in which the silent one had the higher probability; ties count half.
    public let auc: Double
    /// Mean squared distance of probability and outcome; 0 is perfect.
    public let brier: Double
    /// Mean of −ln(the probability of what happened).
    public let logLoss: Double
    /// Mean distance of predicted and observed share over ten bins of equal size, sorted by probability, weighted by size.
    public let calibrationError: Double
    /// Mean of the probabilities.
    public let mean: Double

    /// Nil unless both outcomes happened.
    init?(_ probabilities: [Double], _ silent: [Bool]) {
        let count = min(probabilities.count, silent.count)
        let order = RiskScore.ascending(probabilities, count)
        let positives = (0..<count).reduce(0) { $0 + (silent[$1] ? 1 : 0) }
        guard positives > 0, positives < count else { return nil }
        var squares = 0.0, losses = 0.0, sum = 0.0
        for index in 0..<count {
            let probability = probabilities[index], outcome = silent[index] ? 1.0 : 0.0
            squares += (probability - outcome) * (probability - outcome)
            losses -= log(min(max(silent[index] ? probability : 1 - probability, 1e-12), 1))
            sum += probability
        }
        brier = squares / Double(count)
        logLoss = losses / Double(count)
        mean = sum / Double(count)
        auc = RiskScore.auc(probabilities, silent, order, positives)
        let bins = RiskBin.bins(probabilities, silent, order)
        calibrationError = bins.reduce(0.0) { $0 + Double($1.examples) * abs($1.predicted - $1.observed) } / Double(count)
    }

    /// Equal ones in the order they came.
    static func ascending(_ probabilities: [Double], _ count: Int) -> [Int] {
        (0..<count).sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
    }

    /// From the sum of ranks; equal probabilities share the mean of theirs.
    private static func auc(_ probabilities: [Double], _ silent: [Bool], _ order: [Int], _ positives: Int) -> Double {
        var ranks = 0.0, start = 0
        while start < order.count {
            var end = start, found = 0
            while end < order.count, probabilities[order[end]] == probabilities[order[start]] || end == start {
                if silent[order[end]] { found += 1 }
                end += 1
            }
            ranks += Double(found) * Double(start + end + 1) / 2
            start = end
        }
        let n = Double(positives)
        return (ranks - n * (n + 1) / 2) / (n * Double(order.count - positives))
    }
}
