import FeatureRules
import Kernel
import Testing

@Suite struct VisitorBudgetTests {
    private static let now = Instant(milliseconds: 1_795_250_000_000)

    private func taken(_ budget: inout VisitorBudget, _ tries: Int, at now: Instant) -> Int {
        var count = 0
        for _ in 0..<tries where budget.take(at: now) { count += 1 }
        return count
    }

    @Test func aShopFullOfGuestsIsLetIn() {
        var budget = VisitorBudget()
        #expect(taken(&budget, 500, at: Self.now) == 60)
        #expect(taken(&budget, 500, at: Self.now + .seconds(59)) == 0)
        #expect(taken(&budget, 500, at: Self.now + .minutes(1)) == 1)
        #expect(taken(&budget, 500, at: Self.now + .hours(1)) == 59)
        #expect(taken(&budget, 500, at: Self.now + .days(30)) == 60)
    }

    @Test func aClockThatGoesBackLocksNobodyOut() {
        var budget = VisitorBudget()
        _ = taken(&budget, 60, at: Self.now + .days(900))
        #expect(taken(&budget, 60, at: Self.now) == 0)
        #expect(taken(&budget, 60, at: Self.now + .hours(1)) >= 59)
    }

    @Test(arguments: [
        ("203.0.113.9", "203.0.113.9"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("2001:db8:1:2:9::1", "2001:db8:1:2"), ("2001:db8::1", "2001:db8"),
        ("::ffff:203.0.113.9", "::ffff:203.0.113.9"), ("unknown", "unknown"), ("", ""), ("::1", ""),
    ])
    func ofIPv6TheNetworkCounts(address: String, network: String) { #expect(VisitorBudget.network(of: address) == network) }
}
