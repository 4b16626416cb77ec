import FeatureRules
import Foundation
import Kernel
import Testing

@Suite struct SurvivalLogRankTests {
    @Test func sixMercaptopurine() throws {
        let test = try #require(LogRank(SurvivalSample.treated.lifetimes, SurvivalSample.control.lifetimes))
        #expect(abs(test.chiSquare - 16.7929) < 0.00005)
        #expect(test.observed == [9, 21])
        #expect(abs(test.expected[0] - 19.2505) < 0.00005)
        #expect(abs(test.expected[1] - 10.7495) < 0.00005)
    }

    /// From lifelines 0.30.3, logrank_test.
    @Test(arguments: [
        (SurvivalSample.treated, SurvivalSample.control, 16.792940989216547, 4.168809109334511e-05),
        (SurvivalSample.short, SurvivalSample.long, 2.0430565403276346, 0.15290214249544032),
    ]) func agreesWithLifelines(_ first: SurvivalSample, _ second: SurvivalSample, _ chiSquare: Double, _ p: Double) throws {
        let test = try #require(LogRank(first.lifetimes, second.lifetimes))
        #expect(abs(test.chiSquare - chiSquare) < 1e-9)
        #expect(abs(test.p - p) < 1e-9)
        // Which group comes first does not matter.
        let turned = try #require(LogRank(second.lifetimes, first.lifetimes))
        #expect(abs(turned.chiSquare - chiSquare) < 1e-9)
        #expect(turned.observed == test.observed.reversed())
    }

    @Test func whatCannotBeCompared() {
        let some = SurvivalSample.control.lifetimes
        #expect(LogRank([], []) == nil)
        #expect(LogRank(some, []) == nil)
        #expect(LogRank([], some) == nil)
        let alive = some.compactMap { Lifetime(days: $0.days, ended: false) }
        #expect(LogRank(alive, alive) == nil)
        // All of one group are gone before the other's first end.
        #expect(LogRank([1, 2].compactMap { Lifetime(days: $0, ended: false) }, some.filter { $0.days > 2 }) == nil)
    }

    @Test func equalsDoNotDiffer() throws {
        let test = try #require(LogRank(SurvivalSample.long.lifetimes, SurvivalSample.long.lifetimes))
        #expect(abs(test.chiSquare) < 1e-20)
        #expect(test.p > 0.999)
    }

    @Test(arguments: 0..<200) func hostileLivesGiveNumbers(_ seed: UInt64) throws {
        var dice = SeededDice(seed: seed)
        func lives() -> [Lifetime] {
            let range = [1, 3, 100, 1e12][Int(dice.next() % 4)], alive = dice.next() % 101
            return (0..<Int(dice.next() % 40)).compactMap { _ in
                Lifetime(days: (Double(dice.next() % 1_001) / 1_000 * range).rounded(), ended: dice.next() % 100 >= alive)
            }
        }
        let (first, second) = (lives(), lives())
        guard let test = LogRank(first, second) else { return }
        #expect(try JSONDecoder().decode(LogRank.self, from: JSONEncoder().encode(test)) == test)
        #expect((0...1).contains(test.p) && test.chiSquare >= 0)
        #expect(test.observed == [first.count { $0.ended }, second.count { $0.ended }])
        #expect(abs(test.expected[0] + test.expected[1] - Double(test.observed[0] + test.observed[1])) < 1e-9)
    }
}
