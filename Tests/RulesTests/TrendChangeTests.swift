import Foundation
import Kernel
import Testing

@testable import FeatureRules

@Suite struct TrendChangeTests {
    @Test func aHalvedGroup() throws {
        let weeks = [21, 19, 22, 18, 20, 20, 21, 19, 20, 10, 11, 9, 10, 12, 8, 10]
        let trend = try #require(WeeklyTrend(speakers: weeks))
        #expect(trend.dispersion == 1)
        let change = try #require(trend.changes.first)
        #expect(trend.changes.count == 1)
        #expect((change.week, change.before, change.after, change.ratio) == (9, 20, 10, 0.5))
        // Wilson's interval of 70 of 250, statsmodels 0.15.0 (proportion_confint): its odds, times 9 weeks to 7.
        #expect(abs(change.ratioLow - 0.37970657658377366) < 1e-12)
        #expect(abs((change.ratioHigh ?? 0) - 0.6584031339389854) < 1e-12)
    }

    @Test func upAndDownAgain() throws {
        let weeks = [4, 5, 3, 4, 4, 5, 30, 28, 31, 30, 5, 4, 4, 3, 5, 4]
        let trend = try #require(WeeklyTrend(speakers: weeks))
        #expect(trend.changes.map(\.week) == [6, 10])
        #expect(trend.changes.map(\.before) == [25.0 / 6, 29.75])
        #expect(trend.changes.map(\.after) == [29.75, 25.0 / 6])
    }

    @Test func fromAndToSilence() throws {
        let woken = try #require(WeeklyTrend(speakers: [0, 0, 0, 0, 0, 9, 8, 10, 9, 9])?.changes.first)
        #expect((woken.week, woken.ratio, woken.ratioHigh) == (5, nil, nil))
        #expect(woken.ratioLow > 1)
        let silenced = try #require(WeeklyTrend(speakers: [9, 8, 10, 9, 9, 0, 0, 0, 0, 0])?.changes.first)
        #expect((silenced.week, silenced.ratio, silenced.ratioLow) == (5, 0, 0))
        #expect(try #require(silenced.ratioHigh) < 1)
    }

    @Test func noStretchIsShorterThanThreeWeeks() throws {
        #expect(WeeklyTrend(speakers: [5, 5, 5, 5, 5, 900, 900])?.changes.allSatisfy { $0.week <= 4 } == true)
        #expect(WeeklyTrend(speakers: [9, 9, 9, 1, 1, 1])?.changes.allSatisfy { $0.week == 3 } == true)
        #expect(WeeklyTrend(speakers: [7, 7, 7, 7, 7, 7])?.changes.isEmpty == true)
        #expect(WeeklyTrend(speakers: [0, 0, 0, 0, 0, 0])?.changes.isEmpty == true)
    }

    /// The cut costs least among all there are.
    @Test(arguments: 0..<30) func theCutIsTheBest(_ seed: UInt64) {
        var dice = TrendDice(seed: seed)
        let weeks = dice.weeks(11, correlation: 0, spread: 0) { $0 < 5 ? 12 : 5 }.map(Double.init)
        let segments = LevelSegments(weeks)
        // What is found by the look at the end alone may cost more.
        if let only = segments.cuts.first, segments.cuts.count == 1, only >= 6 { return }
        let penalty = 2.2 * log(11.0) * segments.dispersion
        func cost(_ cuts: [Int]) -> Double {
            let bounds = [0] + cuts + [weeks.count]
            return zip(bounds, bounds.dropFirst()).reduce(penalty * Double(cuts.count)) { sum, stretch in
                let counts = weeks[stretch.0..<stretch.1], total = counts.reduce(0, +)
                return total > 0 ? sum - 2 * total * log(total / Double(counts.count)) : sum
            }
        }
        var all: [[Int]] = [[]]
        for first in 3...8 {
            all.append([first])
            for second in (first + 3)..<max(first + 3, 9) { all.append([first, second]) }
        }
        #expect(cost(segments.cuts) <= (all.map(cost).min() ?? 0) + 1e-9)
    }

    /// The group grew first and has been half as large for five weeks; before the end was looked at alone, φ was 5.8 and nothing found.
    @Test func aFreshFallBehindGrowth() throws {
        let grown = [8, 17, 18, 19, 20, 24, 24, 26, 25, 26, 26, 25, 26, 25, 20, 24, 24, 27, 24, 25, 24]
        let trend = try #require(WeeklyTrend(speakers: grown + [16, 18, 15, 10, 10]))
        #expect(trend.changes.last?.week == 21)
        #expect(try #require(trend.changes.last?.ratioHigh) < 0.8)
        #expect(try #require(WeeklyTrend(speakers: grown + [25, 23, 26, 24, 24])).changes.contains { $0.week > 10 } == false)
    }

    /// Who talks every week scatters less than chance; the end is compared with the weeks just before it alone.
    @Test(arguments: 3...8) func freshFallsAreFound(_ age: Int) throws {
        var dice = TrendDice(seed: UInt64(age)), found = 0
        for _ in 0..<200 {
            let weeks = dice.weeks(26, correlation: 0, spread: 0) { $0 < 6 ? 24 * (0.35 + 0.1 * Double($0)) : $0 < 26 - age ? 24 : 10 }
            found += try #require(WeeklyTrend(speakers: weeks)).changes.contains { abs($0.week - (26 - age)) <= 1 } ? 1 : 0
        }
        #expect(found >= 170)
    }

    @Test func quietGroupsGetFewFalseAlarms() throws {
        var dice = TrendDice(seed: 3), alarms = 0, found = 0
        for _ in 0..<300 {
            let level = dice.weeks(26, correlation: 0, spread: 0.2) { _ in 15 }
            let halved = dice.weeks(26, correlation: 0, spread: 0.2) { $0 < 13 ? 20 : 10 }
            alarms += try #require(WeeklyTrend(speakers: level)).changes.isEmpty ? 0 : 1
            found += try #require(WeeklyTrend(speakers: halved)).changes.contains { abs($0.week - 13) <= 2 } ? 1 : 0
        }
        #expect(alarms <= 30)
        #expect(found >= 240)
    }

    /// JSON has no word for what is no number; the encoder throws.
    @Test(arguments: 0..<200) func hostileCountsGiveNumbers(_ seed: UInt64) throws {
        var dice = SeededDice(seed: seed)
        let limits: [UInt64] = [1, 2, 50, 1_000_000_000, UInt64(Int.max)]
        let count = 6 + Int(dice.next() % 60), empty = dice.next() % 101
        let weeks = (0..<count).map { _ -> Int in
            let limit = limits[Int(dice.next() % (1 + seed % 5))]
            return dice.next() % 100 < empty ? 0 : Int(dice.next() % limit) * (dice.next() % 50 == 0 ? -1 : 1)
        }
        let trend = try #require(WeeklyTrend(speakers: weeks))
        #expect(try JSONDecoder().decode(WeeklyTrend.self, from: JSONEncoder().encode(trend)) == trend)
        #expect(trend.weeks == count)
        #expect(trend.dispersion >= 1)
        #expect(trend.slope.interval?.contains(trend.slope.perWeek) ?? true)
        var week = 0
        for change in trend.changes {
            #expect(change.week >= week + 3 && change.week <= count - 3)
            #expect(change.before != change.after)
            if let ratio = change.ratio {
                #expect(change.ratioLow <= ratio * (1 + 1e-9))
                #expect(change.ratioHigh.map { ratio <= $0 * (1 + 1e-9) } ?? true)
            }
            week = change.week
        }
    }

    @Test func tenYearsAreEnough() throws {
        let trend = try #require(WeeklyTrend(speakers: [Int](repeating: 1_000, count: 5_000) + [Int](repeating: 7, count: 520)))
        #expect(trend.weeks == 520)
        #expect(trend.changes.isEmpty)
    }
}
