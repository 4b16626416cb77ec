import FeatureRules
import Testing

@Suite struct InvitationGrowthTests {
    @Test(arguments: [
        (0.5, 19.9902, 20), (0.9, 68.6189, 100), (1.0, 110, nil), (1.2, 321.5042, nil), (2.0, 20470, nil),
    ] as [(Double, Double, Double?)])
    func tenSeedsAfterTenCycles(_ k: Double, _ members: Double, _ limit: Double?) throws {
        let found = try #require(ViralGrowth.members(seeds: 10, k: k, cycles: 10))
        #expect((found - members).magnitude < 6e-5)
        let end = ViralGrowth.limit(seeds: 10, k: k)
        #expect((end == nil) == (limit == nil))
        if let end, let limit { #expect((end - limit).magnitude < 1e-9) }
    }

    /// The sum term by term, also where the fraction of the formula is nearly 0/0.
    @Test func agreesWithAddingUp() throws {
        for k in [0, 0.3, 1 - 1e-6, 1 - 1e-10, 1, 1 + 1e-12, 1 + 1e-7, 1.5] {
            var sum = 0.0, brought = 3.0
            for cycles in 0...40 {
                sum += brought
                brought *= k
                let found = try #require(ViralGrowth.members(seeds: 3, k: k, cycles: cycles))
                #expect((found / sum - 1).magnitude < 1e-6)
            }
        }
    }

    @Test func noSuchNumbers() {
        #expect(ViralGrowth.members(seeds: 1, k: 2, cycles: .max) == nil)
        #expect(ViralGrowth.members(seeds: .nan, k: 2, cycles: 1) == nil)
        #expect(ViralGrowth.members(seeds: 1, k: -1, cycles: 1) == nil)
        #expect(ViralGrowth.members(seeds: 1, k: .infinity, cycles: 1) == nil)
        #expect(ViralGrowth.members(seeds: 1, k: 1, cycles: -1) == nil)
        #expect(ViralGrowth.members(seeds: 0, k: 0.5, cycles: .max) == 0)
        #expect(ViralGrowth.limit(seeds: 1, k: 1) == nil)
        #expect(ViralGrowth.limit(seeds: .infinity, k: 0) == nil)
        #expect(ViralGrowth.limit(seeds: 1, k: .nan) == nil)
    }
}
