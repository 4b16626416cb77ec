import Testing

@testable import FeatureRules

/// Against scipy 1.17.1 (special.digamma, special.polygamma, stats.chi2.sf) and closed forms.
@Suite struct PostsMathsTests {
    @Test(arguments: [
        (1e-06, -1000000.57721402, 1000000000001.645),
        (0.01, -100.56088545786868, 10001.621213528311),
        (0.42, -2.4220252242764055, 6.6748659644753445),
        (1, -0.5772156649015329, 1.6449340668482266),
        (2.5, 0.7031566406452432, 0.4903577561002349),
        (7, 1.872784335098467, 0.15354517795933756),
        (11.9, 2.4339335368825377, 0.08766320119000418),
        (12, 2.4426616799758123, 0.0869018728717684),
        (100, 4.600161852738088, 0.010050166663333573),
        (1000000.0, 13.81551005796419, 1.0000005000001667e-06),
        (1000000000.0, 20.723265836446412, 1.0000000005000001e-09),
    ]) func derivativesOfLogGamma(_ x: Double, _ first: Double, _ second: Double) {
        #expect(abs(digamma(x) / first - 1) < 1e-14)
        #expect(abs(trigamma(x) / second - 1) < 1e-14)
    }

    @Test(arguments: [
        (0.01, 1, 0.920344325445942),
        (3.84, 1, 0.05004352124870519),
        (17.8, 1, 2.453832435275804e-05),
        (700.0, 1, 2.990226975124623e-154),
        (0.01, 2, 0.9950124791926823),
        (3.84, 2, 0.14660696213035013),
        (17.8, 2, 0.00013638892648201143),
        (700.0, 2, 9.929590396265143e-153),
        (0.01, 3, 0.9997348349413444),
        (3.84, 3, 0.27926761711860965),
        (17.8, 3, 0.0004836614556391786),
        (700.0, 3, 2.0991308534204487e-151),
        (0.01, 8, 0.9999999999740623),
        (3.84, 8, 0.871262891682427),
        (17.8, 8, 0.022776927991008163),
        (700.0, 8, 7.156687073797783e-146),
        (0.01, 11, 0.9999999999999992),
        (3.84, 11, 0.9743656630630869),
        (17.8, 11, 0.08633884824411119),
        (700.0, 11, 5.39491346631909e-143),
    ]) func theTailOfChiSquare(_ x: Double, _ freedom: Int, _ p: Double) {
        #expect(abs(chiSquareTail(x, freedom: freedom) / p - 1) < 1e-12)
    }

    @Test func theEndsOfTheTail() {
        #expect(chiSquareTail(0, freedom: 1) == 1)
        #expect(chiSquareTail(-1, freedom: 4) == 1)
        #expect(chiSquareTail(.greatestFiniteMagnitude, freedom: 1) == 0)
        #expect(chiSquareTail(1e9, freedom: 8) == 0)
    }

    @Test func logGammaIsThatOfFactorials() {
        #expect(abs(logGamma(1)) < 1e-15)
        // 10! = 3,628,800; Γ(1/2)² = π.
        #expect(abs(logGamma(11) - 15.104412573075516) < 1e-13)
        #expect(abs(2 * logGamma(0.5) - 1.1447298858494002) < 1e-15)
    }

    /// From mpmath 1.4.1, loggamma with 40 digits.
    @Test(arguments: [
        (2.5, -1.0, -0.40546510810816438), (300, 0.25, 1.425633031967152), (1e6, 0.5, 6.9077551539821371),
        (1e18, 1_000, 41_446.531673892822), (1e18, -0.999, -41.405085142218929), (2_000, -1_488, -10_519.101301052956),
    ]) func risesOfLogGamma(_ x: Double, _ step: Double, _ rise: Double) {
        #expect(abs(logGammaRise(x, by: step) / rise - 1) < 1e-13)
    }
}
