import Testing

@testable import Simulator

@Suite struct FaultTests {
    /// Forty seeds are run by Tests/crash/test_simulation.py, with the release binary.
    @Test(.timeLimit(.minutes(15)), arguments: 1...8) func nothingIsLostOrDoubled(_ seed: Int) async throws {
        let outcome = try await Simulation(seed: UInt64(seed)).run()
        #expect(outcome.problems == [], "quanzi simulate --runs 1 --trace --seed \(seed)")
        #expect(outcome.lines > 50)
    }

    @Test func theSameSeedIsTheSameRun() async throws {
        let one = try await Simulation(seed: 11).run(), other = try await Simulation(seed: 11).run()
        #expect(one.story == other.story)
        #expect(one.lines == other.lines && one.rounds == other.rounds)
    }

    @Test func everyFaultIsDrawnSomewhere() {
        var drawn: Set<Fault> = []
        for seed in 1...40 as ClosedRange<UInt64> {
            let plan = FaultPlan(seed: seed)
            #expect(plan.kinds.count <= Fault.allCases.count)
            for number in 1...20 { if let one = plan.fault(.bulk, number: number, round: 1) { drawn.insert(one.fault) } }
        }
        #expect(drawn == Set(Fault.allCases))
    }

    /// A product that is broken in a known way must be caught by some of these seeds.
    private static func problems(_ layers: Rig.Layers, seeds: ClosedRange<UInt64> = 1...6) async throws -> [String] {
        var problems: [String] = []
        for seed in seeds where problems.isEmpty {
            var simulation = Simulation(seed: seed)
            simulation.mutation = layers
            problems += try await simulation.run().problems
        }
        return problems
    }

    @Test func ignoredFingerprintsAreCaught() async throws {
        let problems = try await Self.problems(Rig.Layers(database: { ForgetfulDatabase($0) }))
        #expect(problems.contains { $0.hasPrefix("messages:") })
        #expect(problems.contains { $0.hasPrefix("the same again added") })
    }

    /// Faults lie outside of this one, so that what it keeps is what the faults interrupted.
    @Test func keptHalvesAreCaught() async throws {
        var problems: [String] = []
        for seed in 1...12 as ClosedRange<UInt64> where !problems.contains(where: { $0.contains("rebuild") }) {
            var simulation = Simulation(seed: seed)
            simulation.storeMutation = Rig.Layers(database: { HalfDatabase($0) })
            problems += try await simulation.run().problems
        }
        #expect(problems.contains { $0.contains("rebuild") }, "\(problems)")
    }

    @Test func liesAreCaught() async throws {
        let problems = try await Self.problems(Rig.Layers(database: { LyingDatabase($0) }))
        #expect(problems.contains { $0.contains("were acknowledged") })
    }

    @Test func aLazyIndexIsCaught() async throws {
        let problems = try await Self.problems(Rig.Layers(index: { LazyTextIndex($0) }))
        #expect(problems.contains { $0.hasPrefix("search:") })
    }
}
