import Kernel
import Testing
@testable import WeComConnector

@Suite struct HTTPDateTests {
    /// RFC 9110, 5.6.7.
    @Test func theTimeInAHeaderIsRead() {
        #expect(HTTPDate.read("Sun, 06 Nov 1994 08:49:37 GMT") == Instant(milliseconds: 784_111_777_000))
        #expect(HTTPDate.read("Thu, 01 Jan 1970 00:00:00 GMT") == Instant(milliseconds: 0))
        #expect(HTTPDate.read("Thu, 29 Feb 2024 23:59:60 GMT") == Instant(milliseconds: 1_709_251_200_000))
    }

    @Test(arguments: [
        "", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET", "Thu, 30 Feb 2023 00:00:00 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
    ])
    func whatIsNoTimeIsNone(_ text: String) { #expect(HTTPDate.read(text) == nil) }

    @Test func whatIsUsedMostOfTheLimitsIsTold() {
        let clock = SimulatedClock(Instant(milliseconds: 1_000_000_000)), limits = WeComLimits(world: .simulated(seed: 1, clock: clock))
        #expect(limits.usage(of: "wwA") == WeComUsage())
        for _ in 0..<5 { _ = limits.book("a", scope: "wwA", patience: .seconds(1)) }
        for _ in 0..<9 { _ = limits.book("b", scope: "wwB", patience: .seconds(1)) }
        let usage = limits.usage(of: "wwA")
        #expect(usage.api == "a" && usage.calls == 5 && usage.limit == 10_000 && usage.length == .minutes(1) && usage.pausedUntil == nil)
        clock.advance(.minutes(30))
        let later = limits.usage(of: "wwA")
        #expect(later.calls == 5 && later.limit == 150_000)
        _ = limits.pause("a", scope: "wwA")
        #expect(limits.usage(of: "wwA").pausedUntil == clock.now + .minutes(1) && limits.usage(of: "wwB").pausedUntil == nil)
    }
}
