import Foundation
import Kernel
import Testing

@testable import FeatureRules

/// Lives as in the tables of textbooks: `1` ended, `0` censored.
struct SurvivalSample: Sendable {
    var days: [Double]
    var ended: String

    var lifetimes: [Lifetime] { zip(days, ended).compactMap { Lifetime(days: $0, ended: $1 == "1") } }

    /// Freireich and others 1963: weeks in remission with 6-mercaptopurine and without.
    static let treated = SurvivalSample(
        days: [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35], ended: "111111111000000000000")
    static let control = SurvivalSample(
        days: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], ended: "111111111111111111111")
    /// Drawn by numpy: ties, censoring at the time of an end, an end at 0, the longest life ended.
    static let short = SurvivalSample(
        days: [0, 1, 2, 7, 20, 23, 13, 5, 24, 17, 21, 22, 18, 24, 36, 63, 0, 12, 5, 20, 19, 6, 3, 48, 54, 2],
        ended: "11111110010011011011110001")
    static let long = SurvivalSample(
        days: [
            24, 85, 3, 12, 24, 41, 40, 5, 33, 8, 17, 8, 54, 6, 13, 1, 45, 27, 2, 54, 44, 5, 69, 20, 13, 45, 30, 25, 7, 11, 28, 6, 28,
            21, 11, 22, 17, 68, 36, 26, 29, 31, 1, 62, 0, 71, 8, 20, 9, 12, 14, 27, 22, 9, 2, 3, 13, 11, 28, 16, 7, 9, 2, 7, 5, 16,
            14, 44, 34, 4, 12, 41, 55, 34, 74, 0, 58, 20, 64, 22, 4, 5, 2, 42, 27, 44, 37, 13, 5, 8, 25, 22, 10, 4, 43,
        ],
        ended: "00001101101001100101010001011110110110101110011011101111111100110011001111010110111101010110100")
}

@Suite struct SurvivalCurveTests {
    /// Of 24 who all end, half are left at the twelfth; the product of the fractions is the number above a half.
    @Test func aHalfIsAHalf() throws {
        let curve = try #require(SurvivalCurve((1...24).compactMap { Lifetime(days: Double($0), ended: true) }))
        #expect(curve.steps[11].survival > 0.5 && curve.median == 12)
    }

    @Test func sixMercaptopurine() throws {
        let treated = try #require(SurvivalCurve(SurvivalSample.treated.lifetimes))
        let published = [6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482]
        #expect(treated.steps.map(\.days) == published.keys.sorted().map(Double.init))
        for step in treated.steps { #expect(abs(step.survival - (published[Int(step.days)] ?? -1)) < 0.00005) }
        #expect((treated.subjects, treated.ended, treated.horizon) == (21, 9, 35))
        #expect(treated.median == 23)
        #expect(treated.medianLow == 13)
        #expect(treated.medianHigh == nil)

        let control = try #require(SurvivalCurve(SurvivalSample.control.lifetimes))
        #expect((control.median, control.medianLow, control.medianHigh) == (8, 4, 11))
        #expect(control.steps.last == SurvivalStep(days: 23, atRisk: 1, ended: 1, survival: 0, interval: nil))
    }

    /// Days, at risk, ended, survival, lower and upper bound from lifelines 0.30.3, KaplanMeierFitter.
    @Test(arguments: [
        (SurvivalSample.treated, [
            [6, 21, 3, 0.857142857142857, 0.6197179552659838, 0.9515517476469969],
            [7, 17, 1, 0.8067226890756299, 0.5631465646222333, 0.9228090192028802],
            [10, 15, 1, 0.7529411764705878, 0.5031995107999564, 0.8893618351692651],
            [13, 12, 1, 0.6901960784313722, 0.4316102224861839, 0.8490659633494505],
            [16, 11, 1, 0.6274509803921566, 0.36751085598750194, 0.8049121894718411],
            [22, 7, 1, 0.5378151260504199, 0.26777893676713493, 0.7467907176353943],
            [23, 6, 1, 0.44817927170868327, 0.18805200595923233, 0.6801426284952412],
        ]),
        (SurvivalSample.short, [
            [0, 26, 2, 0.9230769230769231, 0.726029773211991, 0.9801878050185251],
            [1, 24, 1, 0.8846153846153845, 0.6835834418711816, 0.9612566353715506],
            [2, 23, 2, 0.8076923076923076, 0.5981137736045995, 0.9150766665029744],
            [5, 20, 1, 0.7673076923076922, 0.553490137914727, 0.888160755725949],
            [6, 18, 1, 0.7246794871794873, 0.5068309651001301, 0.8584767572199015],
            [7, 17, 1, 0.6820512820512821, 0.46237397863284674, 0.8271103961471807],
            [13, 15, 1, 0.6365811965811964, 0.41545495792000264, 0.7927680672115968],
            [17, 14, 1, 0.591111111111111, 0.37089363405325454, 0.7567755930092219],
            [18, 13, 1, 0.5456410256410257, 0.3284044941516111, 0.7192283409669172],
            [19, 12, 1, 0.5001709401709402, 0.28782137450702633, 0.6801805640591752],
            [20, 11, 2, 0.4092307692307693, 0.2120882589489836, 0.5976309240014505],
            [23, 7, 1, 0.35076923076923083, 0.16218032801646937, 0.5469761595270619],
            [24, 6, 1, 0.2923076923076923, 0.11792693554079443, 0.4927925187178939],
            [63, 1, 1, 0],
        ]),
    ] as [(SurvivalSample, [[Double]])]) func agreesWithLifelines(_ sample: SurvivalSample, _ expected: [[Double]]) throws {
        let curve = try #require(SurvivalCurve(sample.lifetimes))
        #expect(curve.steps.count == expected.count)
        for (step, values) in zip(curve.steps, expected) {
            #expect([step.days, Double(step.atRisk), Double(step.ended)] == Array(values.prefix(3)))
            #expect(abs(step.survival - values[3]) < 1e-9)
            #expect((step.interval != nil) == (values.count > 4))
            if let interval = step.interval {
                #expect(abs(interval.low - values[4]) < 1e-9)
                #expect(abs(interval.high - values[5]) < 1e-9)
            }
        }
    }

    /// Limit and mean from lifelines 0.30.3 (restricted_mean_survival_time), error by the formula of Klein and Moeschberger in
    /// numpy 2.4.6.
    @Test(arguments: [
        (SurvivalSample.treated, 24.5, 18.58151260504201, 1.6807325237729596),
        (SurvivalSample.control, 16.1, 8.014285714285712, 1.1074123730179213),
        (SurvivalSample.short, 44.1, 21.45215811965812, 3.4130133909390015),
        (SurvivalSample.long, 59.5, 31.01458113339618, 2.3551406997564133),
    ]) func theMeanOfABoundedTime(_ sample: SurvivalSample, _ limit: Double, _ mean: Double, _ error: Double) throws {
        let curve = try #require(SurvivalCurve(sample.lifetimes))
        let restricted = try #require(curve.restrictedMean(days: limit))
        #expect(restricted.within == limit)
        #expect(abs(restricted.days - mean) < 1e-9)
        #expect(abs(restricted.interval.low - (mean - 1.959963984540054 * error)) < 1e-9)
        #expect(abs(restricted.interval.high - (mean + 1.959963984540054 * error)) < 1e-9)
    }

    @Test func survivalAtATime() throws {
        let curve = try #require(SurvivalCurve(SurvivalSample.treated.lifetimes))
        #expect(curve.step(at: 0)?.survival == 1)
        #expect(curve.step(at: 5.99)?.interval == nil)
        #expect(curve.step(at: 6) == curve.steps[0])
        #expect(curve.step(at: 6.5) == curve.steps[0])
        #expect(curve.step(at: 35) == curve.steps[6])
        // Beyond what was watched.
        #expect(curve.step(at: 35.1) == nil)
        #expect(curve.restrictedMean(days: 36) == nil)
        for nonsense in [-1, Double.nan, .infinity, -.infinity] {
            #expect(curve.step(at: nonsense) == nil)
            #expect(curve.restrictedMean(days: nonsense) == nil)
        }
        #expect(curve.restrictedMean(days: 0) == nil)
        // Where all have ended, the curve is 0 for ever.
        let control = try #require(SurvivalCurve(SurvivalSample.control.lifetimes))
        #expect(control.step(at: 1_000)?.survival == 0)
        #expect(control.restrictedMean(days: 1_000)?.days == control.restrictedMean(days: 23)?.days)
    }

    @Test func nobodyAndNoEnd() throws {
        #expect(SurvivalCurve([]) == nil)
        let alive = try #require(SurvivalCurve([1, 5, 9].compactMap { Lifetime(days: $0, ended: false) }))
        #expect(alive.steps.isEmpty)
        #expect((alive.subjects, alive.ended, alive.horizon) == (3, 0, 9))
        #expect((alive.median, alive.medianLow, alive.medianHigh) == (nil, nil, nil))
        #expect(alive.step(at: 9) == SurvivalStep(days: 0, atRisk: 3, ended: 0, survival: 1, interval: nil))
        #expect(alive.restrictedMean(days: 9)?.days == 9)
    }

    /// JSON has no word for what is no number; the encoder throws.
    @Test(arguments: 0..<200) func hostileLivesGiveNumbers(_ seed: UInt64) throws {
        var dice = SeededDice(seed: seed)
        let size = 1 + Int(dice.next() % 60), alive = dice.next() % 101
        let range = [1, 3, 100, 1e9, 1e12][Int(dice.next() % 5)]
        let lifetimes = (0..<size).compactMap { _ in
            Lifetime(days: (Double(dice.next() % 1_000_001) / 1e6 * range).rounded(), ended: dice.next() % 100 >= alive)
        }
        let curve = try #require(SurvivalCurve(lifetimes))
        #expect(try JSONDecoder().decode(SurvivalCurve.self, from: JSONEncoder().encode(curve)) == curve)
        #expect(curve.subjects == size)
        #expect(curve.ended == lifetimes.count { $0.ended })
        var before = SurvivalStep(days: -1, atRisk: size + 1, ended: 0, survival: 1, interval: nil)
        for step in curve.steps {
            #expect(step.days > before.days && step.survival < before.survival && step.atRisk < before.atRisk)
            if let interval = step.interval {
                #expect(interval.contains(step.survival) && interval.low >= 0 && interval.high <= 1)
            }
            before = step
        }
        for share in [0.1, 0.5, 1] where curve.horizon > 0 {
            let limit = curve.horizon * share
            let restricted = try #require(curve.restrictedMean(days: limit))
            #expect(0 <= restricted.days && restricted.days <= limit * (1 + 1e-12))
            _ = try JSONEncoder().encode(restricted)
        }
        // Without censoring the curve is the share of longer lives.
        let dead = try #require(SurvivalCurve(lifetimes.compactMap { Lifetime(days: $0.days, ended: true) }))
        for step in dead.steps {
            #expect(abs(step.survival - Double(lifetimes.count { $0.days > step.days }) / Double(size)) < 1e-12)
        }
    }
}
