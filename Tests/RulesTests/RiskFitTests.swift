import Foundation
import Kernel
import Testing

@testable import FeatureRules

/// Compared with scikit-learn 1.x (StandardScaler, LogisticRegression, metrics), scipy and statsmodels on the same numbers.
@Suite struct RiskFitTests {
    /// 200 rows from dice 20: a, 4b² + a, 10c.
    static let sample: (rows: [SIMD8<Double>], silent: [Bool]) = {
        var dice = Dice(20)
        var rows: [SIMD8<Double>] = [], silent: [Bool] = []
        for _ in 0..<200 {
            let a = dice.next(), b = dice.next(), c = dice.next()
            rows.append([a, 4 * b * b + a, 10 * c, 0, 0, 0, 0, 1])
            silent.append(dice.next() < 1 / (1 + exp(-(3 * a - b * b * 2 + 0.2 * c * 10 - 1))))
        }
        return (rows, silent)
    }()

    struct Dice {
        var dice: SeededDice
        init(_ seed: UInt64) { dice = SeededDice(seed: seed) }
        mutating func next() -> Double { Double(dice.next() >> 11) / 9_007_199_254_740_992 }
    }

    private func fit(_ penalty: Double, toward: SIMD8<Double> = .zero, from start: SIMD8<Double> = .zero) -> SIMD8<Double>? {
        let (rows, silent) = Self.sample
        let scale = RiskScale(of: rows, count: rows.count, lanes: [0, 1, 2])
        let fit = LogisticFit(rows: rows, silent: silent, count: rows.count, scale: scale, toward: toward, penalty: penalty)
        return fit.weights(from: start)
    }

    private func close(_ a: SIMD8<Double>?, _ b: SIMD8<Double>) -> Bool {
        guard let a else { return false }
        return (0..<8).allSatisfy { abs(a[$0] - b[$0]) < 1e-8 }
    }

    @Test func theFitIsThatOfScikitLearn() {
        #expect(Self.sample.silent.filter { $0 }.count == 125)
        #expect(close(fit(1), [1.0409814031259284, -0.928842112997464, 0.764672352120581, 0, 0, 0, 0, 0.70545585225985]))
        #expect(close(fit(30), [0.4601618824036832, -0.3961934450837233, 0.3538039456100708, 0, 0, 0, 0, 0.556169532715444]))
    }

    @Test func theFitIsDrawnTowardsAPoint() {
        let toward: SIMD8<Double> = [1, -0.5, 0.25, 0, 0, 0, 0, 9]
        #expect(close(fit(30, toward: toward), [0.974697567823034, -0.7125182230002793, 0.50721746736517, 0, 0, 0, 0, 0.6512154028872844]))
    }

    /// Where it starts does not matter, also far away, where plain Newton overshoots.
    @Test(arguments: [3.0, 10, -10]) func fromAnywhere(_ far: Double) {
        let start = SIMD8<Double>(far, -far, far, 0, 0, 0, 0, -far)
        #expect(close(fit(1, from: start), fit(1) ?? .zero))
    }

    @Test func oneOutcomeHasNoOptimum() {
        let rows = Self.sample.rows
        let scale = RiskScale(of: rows, count: rows.count, lanes: [0])
        for outcome in [true, false] {
            let silent = [Bool](repeating: outcome, count: rows.count)
            let fit = LogisticFit(rows: rows, silent: silent, count: rows.count, scale: scale, toward: .zero, penalty: 1)
            #expect(fit.weights(from: .zero) == nil)
        }
    }

    @Test func scoresAreThoseOfScikitLearn() throws {
        var dice = Dice(21)
        var probabilities: [Double] = [], silent: [Bool] = []
        for _ in 0..<500 {
            let probability = dice.next()
            probabilities.append(probability)
            silent.append(dice.next() < pow(probability, 1.5))
        }
        let score = try #require(RiskScore(probabilities, silent))
        #expect(abs(score.auc - 0.8390712167663467) < 1e-12)
        #expect(abs(score.brier - 0.1684905266653945) < 1e-12)
        #expect(abs(score.logLoss - 0.5014796696863623) < 1e-12)
        #expect(abs(score.calibrationError - 0.09222705541500367) < 1e-12)
        let bins = RiskBin.bins(probabilities, silent, RiskScore.ascending(probabilities, 500))
        #expect(bins.map(\.observed) == [0.02, 0.06, 0.18, 0.24, 0.28, 0.46, 0.48, 0.54, 0.76, 0.92])
        #expect(abs(bins[4].predicted - 0.4274426386833152) < 1e-12)
        let tied = try #require(RiskScore(probabilities.map { ($0 * 8).rounded(.down) / 8 }, silent))
        #expect(abs(tied.auc - 0.8278048617044445) < 1e-12)
        #expect(abs(tied.brier - 0.16478125) < 1e-12)
    }

    @Test(arguments: [
        (8, 10, 0.49016247153664183, 0.9433178485456247), (0, 10, 0, 0.27753279986288926), (10, 10, 0.7224672001371106, 1),
        (57, 120, 0.3878209113791835, 0.5637300469417518),
    ]) func wilson(_ silent: Int, _ examples: Int, _ low: Double, _ high: Double) {
        let bin = RiskBin(examples: examples, predicted: 0.5, silent: silent, variance: Double(examples) / 4)
        #expect(abs(bin.low - low) < 1e-12)
        #expect(abs(bin.high - high) < 1e-12)
    }

    /// The mean distance of a share of n fair coins from one half is √(1/(2πn)).
    @Test func chanceOfABin() {
        #expect(abs(RiskBin(examples: 100, predicted: 0.5, silent: 50, variance: 25).chance - (1 / (200 * Double.pi)).squareRoot()) < 1e-12)
    }

    @Test func scoresWithoutBothOutcomes() {
        #expect(RiskScore([], []) == nil)
        #expect(RiskScore([0.3, 0.4], [true, true]) == nil)
        #expect(RiskScore([0.3, 0.4], [false, false]) == nil)
        #expect(RiskScore([0.5, 0.5, 0.5], [true, false, true])?.auc == 0.5)
        #expect(RiskScore([0, 1], [true, false])?.logLoss.isFinite == true)
    }
}
