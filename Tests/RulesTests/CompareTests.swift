import FeatureRules
import Testing

@Suite struct CompareTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var one: (Int, Int)
        var other: (Int, Int)
        var low: Double
        var high: Double
        var testDescription: String { "\(one) against \(other)" }
    }

    /// statsmodels 0.14: `confint_proportions_2indep(…, method="newcomb", compare="diff")`.
    static let pairs = [
        Pair(one: (56, 70), other: (48, 80), low: 0.05243147240236498, high: 0.33387265403690614),
        Pair(one: (9, 10), other: (3, 10), low: 0.1705227239345029, high: 0.809017973535488),
        Pair(one: (0, 10), other: (0, 20), low: -0.1611251580528194, high: 0.27753279986288926),
        Pair(one: (10, 10), other: (0, 20), low: 0.6790860371419145, high: 1),
        Pair(one: (5, 56), other: (0, 29), low: -0.038137147903536936, high: 0.19256001385511165),
        Pair(one: (1, 2), other: (1, 3), low: -0.44578123286192456, high: 0.6548292253357504),
        Pair(one: (450, 1000), other: (400, 1000), low: 0.00667183539471615, high: 0.09306381171446641),
    ]

    @Test(arguments: pairs) func theIntervalIsNewcombes(_ pair: Pair) throws {
        let one = Share(pair.one.0, of: pair.one.1), other = Share(pair.other.0, of: pair.other.1)
        let found = try #require(ShareDifference(one, other)), turned = try #require(ShareDifference(other, one))
        #expect(abs(found.interval.low - pair.low) < 1e-12 && abs(found.interval.high - pair.high) < 1e-12)
        #expect(abs(found.interval.low + turned.interval.high) < 1e-12 && abs(found.value + turned.value) < 1e-12)
        #expect(found.isClear == (pair.low > 0))
    }

    @Test func whatIsSaidOfADifference() {
        func verdict(_ one: Share, _ other: Share, overlapping: Bool = false) -> ComparedShare.Verdict {
            ComparedShare(one, other, isOverlapping: overlapping).verdict
        }
        #expect(verdict(Share(56, of: 70), Share(48, of: 80)) == .higher)
        #expect(verdict(Share(48, of: 80), Share(56, of: 70)) == .lower)
        #expect(verdict(Share(56, of: 70), Share(48, of: 80), overlapping: true) == .overlapping)
        #expect(verdict(Share(40, of: 80), Share(41, of: 80)) == .unclear)
        #expect(verdict(Share(9, of: 9), Share(0, of: 900)) == .tooFew)
        #expect(verdict(Share(10, of: 10), Share(0, of: 10)) == .higher)
        #expect(verdict(Share(0, of: 0), Share(1, of: 10)) == .nothing && verdict(Share(1, of: 10), Share(0, of: 0)) == .nothing)
        #expect(ComparedShare(Share(9, of: 9), Share(0, of: 900), isOverlapping: false).difference == nil)
    }

    @Test func hostileNumbersStayWithinBounds() throws {
        for (one, other) in [(Share(.max, of: .max), Share(.min, of: .max)), (Share(5, of: 3), Share(-5, of: 3)), (Share(0, of: 1), Share(1, of: 1))] {
            let found = try #require(ShareDifference(one, other))
            #expect(found.interval.low >= -1 && found.interval.high <= 1 && found.interval.low <= found.value && found.value <= found.interval.high)
        }
        #expect(ShareDifference(Share(0, of: .min), Share(1, of: 2)) == nil)
    }
}
