public import Kernel

/// How good the risk would have been in the past: each prediction made with what was known then, by a model fitted only on
/// outcomes that were known then, beside two simple ones fitted in the same way.
public struct RiskReport: Sendable, Hashable, Codable {
    public static let wantedCalibrationError = 0.05

    public let examples: Int
    public let silent: Int
    /// The first and the last cut.
    public let from: LocalDay
    public let to: LocalDay
    public let model: RiskScore
    /// From the days since the last message alone.
    public let recency: RiskScore
    /// From the messages of the last 84 days alone.
    public let count: RiskScore
    /// The reliability curve, ascending.
    public let bins: [RiskBin]

    /// The calibration error that chance alone would give a perfect model; with few examples it is not small.
    public var chanceError: Double {
        bins.reduce(0.0) { $0 + Double($1.examples) * $1.chance } / Double(max(examples, 1))
    }

    /// Better than either simple one, in order and in size.
    public var isBetter: Bool {
        [recency, count].allSatisfy { model.auc > $0.auc && model.brier < $0.brier }
    }

    public var isCalibrated: Bool { model.calibrationError <= RiskReport.wantedCalibrationError }

    /// Nil if too little was held back.
    init?(_ held: RiskPredictions) {
        let positives = held.silent.reduce(0) { $0 + ($1 ? 1 : 0) }
        guard held.silent.count >= RiskRule.leastHeldBack, positives >= RiskRule.leastHeldBackOfEach,
            held.silent.count - positives >= RiskRule.leastHeldBackOfEach, let first = held.cuts.first, let last = held.cuts.last,
            let model = RiskScore(held.model, held.silent), let recency = RiskScore(held.recency, held.silent),
            let count = RiskScore(held.count, held.silent)
        else { return nil }
        examples = held.silent.count
        silent = positives
        from = LocalDay(number: Int32(clamping: first))
        to = LocalDay(number: Int32(clamping: last))
        self.model = model
        self.recency = recency
        self.count = count
        bins = RiskBin.bins(held.model, held.silent, RiskScore.ascending(held.model, held.silent.count))
    }
}

/// Held-back examples and what was said of them, ascending by cut.
struct RiskPredictions {
    var cuts: [Int] = []
    var silent: [Bool] = []
    var model: [Double] = []
    var recency: [Double] = []
    var count: [Double] = []
}
