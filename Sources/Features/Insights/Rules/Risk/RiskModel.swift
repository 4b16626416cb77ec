internal import Glibc
public import Kernel

/// The probability that somebody falls silent, from six terms: a logistic regression, drawn towards that of the sample world.
public struct RiskModel: Sendable, Hashable, Codable {
    public enum Origin: String, Sendable, Codable, CaseIterable {
        case ownHistory = "own_history"
        case sampleWorld = "sample_world"
    }

    public let origin: Origin
    /// What it was fitted on, and how many of these fell silent.
    public let examples: Int
    public let silent: Int
    /// The first day it knew nothing of; nil for the sample world.
    public let fittedUntil: LocalDay?
    let scale: RiskScale
    /// The last is the intercept.
    let weights: SIMD8<Double>

    /// In (0, 1).
    public func probability(_ features: RiskFeatures) -> Double { probability(features.terms) }

    func probability(_ terms: SIMD8<Double>) -> Double { RiskModel.probability(logOdds: (scale.apply(terms) * weights).sum()) }

    static func probability(logOdds: Double) -> Double {
        guard logOdds.isFinite else { return 0.5 }
        let bounded = min(max(logOdds, -20), 20)
        return 1 / (1 + exp(-bounded))
    }

    static func logOdds(_ probability: Double) -> Double { log(probability / (1 - probability)) }

    /// Those that move it most first.
    func effects(_ features: RiskFeatures) -> [RiskEffect] {
        let moved = scale.apply(features.terms) * weights
        return RiskReason.allCases.compactMap { reason in
            guard !reason.terms.isEmpty else { return nil }
            let effect = reason.terms.reduce(0.0) { $0 + moved[$1] }
            return effect.isFinite ? RiskEffect(reason: reason, logOdds: effect) : nil
        }
        .sorted { abs($0.logOdds) > abs($1.logOdds) }
    }
}
