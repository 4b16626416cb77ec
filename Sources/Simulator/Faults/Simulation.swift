internal import FeatureStores
internal import Kernel
internal import Storage
internal import Synchronization

/// One run: a small invented community is imported while writes go wrong, the process is started again after every crash, and
/// an import that nothing disturbs follows. All that is drawn comes from the seed.
public struct Simulation: Sendable {
    /// The same seed is the same run.
    public let seed: UInt64
    /// For tests that break the product on purpose: lie between the product and the faults, and between the faults and the
    /// store.
    var mutation = Rig.Layers()
    var storeMutation = Rig.Layers()

    public init(seed: UInt64) { self.seed = seed }

    /// What came of it.
    public struct Outcome: Sendable {
        public var seed: UInt64
        /// Messages and events of the community.
        public var lines: Int
        /// Starts of the process under faults.
        public var rounds: Int
        /// Each fault that happened, as one line.
        public var story: [String]
        /// What did not hold; empty if all is well.
        public var problems: [String]

        public var isFine: Bool { problems.isEmpty }
    }

    /// More starts than this are not made before the undisturbed one.
    private static let roundLimit = 3

    /// Runs it. What goes wrong in the product is a problem in the outcome; only a broken machine throws.
    public func run() async throws -> Outcome {
        var dice = Dice(seed: seed, "simulation")
        let end = Instant(milliseconds: 1_790_000_000_000) + .hours(Int64(dice.below(200 * 24)))
        let community = DrawnCommunity(seed: seed, until: end, groups: dice.between(2...4), days: 40, size: 6...14)
        let source = community.source(linesPerBatch: dice.between(12...90))
        let world = World.simulated(seed: seed, clock: SimulatedClock(end))
        let expected = try await undisturbed(source, world)
        var outcome = Outcome(seed: seed, lines: expected.lines, rounds: 0, story: [], problems: [])
        let folder = try TemporaryFolder()
        let plan = FaultPlan(seed: seed)
        var acknowledged = 0
        for round in 1...Simulation.roundLimit {
            outcome.rounds = round
            let stage = FaultStage(plan, round: round)
            let ended = try await disturbed(source, folder, world, stage, &acknowledged, &outcome)
            outcome.story += stage.story
            try await check(folder, world, acknowledged: acknowledged, "after round \(round)", &outcome)
            if ended { break }
        }
        try await heal(source, folder, world, expected.snapshot, &outcome)
        return outcome
    }

    private func undisturbed(_ source: ImportSource, _ world: World) async throws -> (snapshot: Snapshot, lines: Int) {
        let rig = try await Rig(try TemporaryFolder(), world: world, layers: [])
        let result = try await rig.importAll(source)
        let snapshot = try await Snapshot(of: rig)
        try await rig.close()
        return (snapshot, result.messages + result.events)
    }

    /// One start of the process under faults: after a failure that is no crash it tries once more, as a person would.
    /// True if the import came to its end.
    private func disturbed(
        _ source: ImportSource, _ folder: TemporaryFolder, _ world: World, _ stage: FaultStage, _ acknowledged: inout Int,
        _ outcome: inout Outcome
    ) async throws -> Bool {
        let faults = Rig.Layers(
            database: { FaultyDatabase($0, stage: stage) }, index: { FaultyTextIndex($0, stage: stage) })
        let rig = try await Rig(folder, world: world, layers: [storeMutation, faults, mutation])
        let most = Mutex(acknowledged)
        var ended = false
        for _ in 1...2 where !ended && !stage.isStopped {
            do {
                _ = try await rig.importAll(source) { lines in most.withLock { $0 = max($0, lines) } }
                ended = true
            } catch is InjectedFault {
            } catch StorageError.diskFull {
            } catch {
                outcome.problems.append("import failed by itself: \(error)")
            }
        }
        acknowledged = most.withLock { $0 }
        try await rig.close()
        return ended
    }

    private func check(
        _ folder: TemporaryFolder, _ world: World, acknowledged: Int, _ moment: String, _ outcome: inout Outcome
    ) async throws {
        let rig = try await Rig(folder, world: world, layers: [])
        outcome.problems += try await Checker(rig: rig).always(acknowledged: acknowledged).map { "\(moment): \($0)" }
        try await rig.close()
    }

    /// The start after the last: what the server does first, then the import again.
    private func heal(
        _ source: ImportSource, _ folder: TemporaryFolder, _ world: World, _ expected: Snapshot, _ outcome: inout Outcome
    ) async throws {
        let rig = try await Rig(folder, world: world, layers: [mutation])
        try await rig.search.catchUp(Rig.workspace)
        _ = try await rig.importAll(source)
        outcome.problems += try await Checker(rig: rig).afterwards(like: expected, source: source, seed: seed)
        try await rig.close()
    }
}
