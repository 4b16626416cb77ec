import FeatureRules
import Foundation
import Kernel
import Testing

@Suite struct SurvivalLifetimeTests {
    static let asOf = Instant(milliseconds: 1_795_250_000_000)

    private func talk(_ first: Span, _ last: Span, silence: Span = Lifetime.memberSilence) -> Lifetime? {
        Lifetime(first: Self.asOf - first, last: Self.asOf - last, asOf: Self.asOf, silence: silence)
    }

    @Test func silentForTwentyEightDaysIsAnEnd() {
        #expect(talk(.days(100), .days(28)) == Lifetime(days: 72, ended: true))
        #expect(talk(.days(100), .days(60)) == Lifetime(days: 40, ended: true))
        // One message: a life of no length.
        #expect(talk(.days(100), .days(100)) == Lifetime(days: 0, ended: true))
        #expect(talk(.hours(700), .hours(690)) == Lifetime(days: 10.0 / 24, ended: true))
    }

    @Test func whoSpokeSinceIsWatchedUntilTheSilenceWouldHaveBegun() {
        #expect(talk(.days(100), Span(milliseconds: Span.days(28).milliseconds - 1)) == Lifetime(days: 72, ended: false))
        #expect(talk(.days(100), .days(0)) == Lifetime(days: 72, ended: false))
        #expect(talk(.days(28), .days(1)) == Lifetime(days: 0, ended: false))
    }

    @Test func whoCameSinceSaysNothingYet() {
        #expect(talk(Span(milliseconds: Span.days(28).milliseconds - 1), .days(1)) == nil)
        #expect(talk(.days(-1), .days(-1)) == nil)
    }

    @Test func groupsDieSooner() {
        #expect(talk(.days(100), .days(14), silence: Lifetime.groupSilence) == Lifetime(days: 86, ended: true))
        #expect(talk(.days(100), .days(13), silence: Lifetime.groupSilence) == Lifetime(days: 86, ended: false))
    }

    @Test func nonsenseIsRefused() {
        #expect(talk(.days(50), .days(60)) == nil)
        #expect(talk(.days(50), .days(40), silence: .days(-1)) == nil)
        for days in [-0.1, Double.nan, .infinity, -.infinity, 1e13] { #expect(Lifetime(days: days, ended: true) == nil) }
        let (least, most) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
        #expect(Lifetime(first: least, last: least, asOf: least, silence: .days(1)) == nil)
        #expect(Lifetime(first: least, last: most, asOf: most, silence: .days(1)).map { $0.days.isFinite && !$0.ended } == true)
        #expect(Lifetime(first: most, last: most, asOf: most, silence: Span(milliseconds: .max)) == nil)
    }

    /// Members whose talk ends after 40 days on average, who write daily until then, seen while they still come: the curve finds
    /// what is true. Censoring at as-of itself, or at the last message, would not.
    @Test func theCurveOfLivesStillGoingOnIsTheTrueOne() throws {
        var dice = SeededDice(seed: 20_261_126)
        let lives = (0..<4_000).map { _ in
            let length = (-40 * log((Double(dice.next() >> 11) + 0.5) / 9_007_199_254_740_992)).rounded(.down)
            return (first: Int64(dice.next() % 120), days: Int64(length))
        }
        let seen = lives.compactMap { life in
            // Told from the message of the first day to that of the last, or of as-of.
            talk(.days(life.first), .days(max(0, life.first - life.days)))
        }
        let curve = try #require(SurvivalCurve(seen))
        for days in [0.0, 10, 30, 60, 80] {
            let truth = Double(lives.count { Double($0.days) > days }) / Double(lives.count)
            let step = try #require(curve.step(at: days))
            #expect(abs(step.survival - truth) < 0.03, "\(days)")
            #expect(step.interval?.contains(exp(-(days + 1) / 40)) == true)
        }
    }
}
