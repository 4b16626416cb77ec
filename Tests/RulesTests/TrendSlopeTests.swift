import Foundation
import Kernel
import Testing

@testable import FeatureRules

/// Weeks of an invented group.
struct TrendDice {
    private var dice: SeededDice

    init(seed: UInt64) { dice = SeededDice(seed: seed) }

    mutating func uniform() -> Double { (Double(dice.next() >> 11) + 0.5) / 9_007_199_254_740_992 }

    mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform()) }

    mutating func poisson(_ mean: Double) -> Int {
        var count = 0, term = exp(-mean), sum = term
        let mark = uniform()
        while mark > sum, count < 1_000 {
            count += 1
            term *= mean / Double(count)
            sum += term
        }
        return count
    }

    /// Speakers around `mean`, overdispersed by weeks that resemble their neighbours.
    mutating func weeks(_ count: Int, correlation: Double, spread: Double, mean: (Int) -> Double) -> [Int] {
        var state = normal()
        return (0..<count).map { week in
            if week > 0 { state = correlation * state + (1 - correlation * correlation).squareRoot() * normal() }
            return poisson(mean(week) * exp(spread * state - spread * spread / 2))
        }
    }
}

@Suite struct TrendSlopeTests {
    @Test func fewerThanSixWeeksSayNothing() {
        for count in 0..<6 { #expect(WeeklyTrend(speakers: [Int](repeating: 9, count: count)) == nil) }
        #expect(WeeklyTrend(speakers: [9, 9, 9, 9, 9, 9])?.weeks == 6)
    }

    @Test func theLevelIsThatOfTheLastFourWeeks() {
        #expect(WeeklyTrend(speakers: [99, 99, 99, 99, 1, 2, 3, 5])?.level == 2.75)
        #expect(WeeklyTrend(speakers: [99, 99, 99, 99, 1, 2, 3, -5])?.level == 1.5)
    }

    @Test func aStraightLine() throws {
        let slope = try #require(WeeklyTrend(speakers: (0..<20).map { 100 - 3 * $0 })).slope
        #expect(slope.perWeek == -3)
        #expect(slope.interval == ConfidenceInterval(low: -3, high: -3))
    }

    @Test func oneFestivalDoesNotTilt() throws {
        var weeks = (0..<20).map { 20 + $0 % 3 }
        weeks[18] = 500
        let slope = try #require(WeeklyTrend(speakers: weeks)).slope
        #expect(abs(slope.perWeek) < 0.1)
        #expect(slope.interval?.contains(0) == true)
    }

    /// Where neighbouring weeks do not resemble each other the interval is Sen's: scipy 1.17.1, stats.theilslopes.
    @Test(arguments: [
        (
            [6, 5, 5, 4, 5, 4, 9, 4, 12, 3, 9, 7, 3, 10, 11, 2, 3, 9, 4, 5, 3, 8, 5, 5, 6, 7, 2, 5, 6, 5, 10, 4, 5],
            0.0, -0.1111111111111111, 0.06666666666666667
        ),
        (
            [30, 30, 30, 35, 36, 27, 34, 33, 26, 25, 34, 25, 22, 40, 34, 25, 29, 36, 26, 41, 32, 30, 31, 28, 23, 32, 29],
            -0.07692307692307693, -0.3333333333333333, 0.21428571428571427
        ),
    ]) func agreesWithScipy(_ weeks: [Int], _ perWeek: Double, _ low: Double, _ high: Double) throws {
        let slope = try #require(WeeklyTrend(speakers: weeks)).slope
        #expect(abs(slope.perWeek - perWeek) < 1e-12)
        #expect(abs((slope.interval?.low ?? .nan) - low) < 1e-12)
        #expect(abs((slope.interval?.high ?? .nan) - high) < 1e-12)
    }

    /// The same; with weeks that resemble each other only the interval differs, and is wider.
    @Test func resemblanceWidens() throws {
        let weeks = [13, 14, 17, 10, 12, 7, 13, 25, 16, 6, 19, 14, 17]
        let slope = try #require(WeeklyTrend(speakers: weeks)).slope
        #expect(abs(slope.perWeek - 0.2792207792207792) < 1e-12)
        let interval = try #require(slope.interval)
        #expect(interval.low < -0.7777777777777778 && interval.high > 1.2)
    }

    @Test(arguments: [(12, 0.0, 0.94), (26, 0.0, 0.93), (52, 0.3, 0.91), (26, 0.6, 0.87)])
    func theIntervalHoldsTheTruth(_ count: Int, _ correlation: Double, _ least: Double) throws {
        var dice = TrendDice(seed: 7), held = 0
        for _ in 0..<400 {
            let weeks = dice.weeks(count, correlation: correlation, spread: 0.3) { 20 + 0.2 * Double($0) }
            held += try #require(WeeklyTrend(speakers: weeks)).slope.interval?.contains(0.2) ?? true ? 1 : 0
        }
        #expect(Double(held) / 400 >= least)
    }
}
