import FeatureStores
import Kernel
import Synchronization
import Testing

/// Figures that are made beside the requests that changed what they count.
@Suite struct FigureRunsTests {
    private struct Broken: Error {}

    /// A refresh that ends when it is told to.
    private final class Work: Sendable {
        let begun = Mutex(0)
        private let isHeld = Mutex(true)

        func release() { isHeld.withLock { $0 = false } }

        func run(_ watch: FigureWatch) async throws {
            begun.withLock { $0 += 1 }
            watch.begin(3)
            watch.made()
            while isHeld.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
            watch.made()
        }
    }

    private static let shop = WorkspaceID(1)

    private static func world(_ clock: SimulatedClock) -> World { .simulated(seed: 1, clock: clock) }

    private static func until(_ isSo: () -> Bool) async throws {
        for _ in 0..<5000 where !isSo() { try await Task.sleep(for: .milliseconds(1)) }
        #expect(isSo())
    }

    @Test func whatIsQuickIsWaitedFor() async throws {
        let runs = FigureRuns(world: Self.world(SimulatedClock(Instant(milliseconds: 0)))) { _, _ in }
        #expect(try await runs.make(Self.shop))
        #expect(runs.progress(of: Self.shop) == nil && !runs.hasFailed(Self.shop))
    }

    @Test func whatIsSlowGoesOnAndTellsHowFarItIs() async throws {
        let work = Work(), runs = FigureRuns(world: Self.world(SimulatedClock(Instant(milliseconds: 0))), patience: .seconds(0)) { try await work.run($1) }
        #expect(try await !runs.make(Self.shop))
        try await Self.until { runs.progress(of: Self.shop)?.made == 1 }
        #expect(runs.progress(of: Self.shop)?.all == 3)
        #expect(runs.progress(of: WorkspaceID(2)) == nil)
        // Something changed meanwhile: what is under way may not know of it.
        #expect(try await !runs.make(Self.shop))
        #expect(work.begun.withLock { $0 } == 1)
        work.release()
        try await Self.until { runs.progress(of: Self.shop) == nil }
        #expect(work.begun.withLock { $0 } == 2)
    }

    @Test func aFailureIsToldAndForgotten() async throws {
        let isBroken = Mutex(true), clock = SimulatedClock(Instant(milliseconds: 0))
        let runs = FigureRuns(world: Self.world(clock)) { _, _ in if isBroken.withLock({ $0 }) { throw Broken() } }
        await #expect(throws: Broken.self) { _ = try await runs.make(Self.shop) }
        #expect(runs.hasFailed(Self.shop))
        isBroken.withLock { $0 = false }
        #expect(try await runs.make(Self.shop))
        #expect(!runs.hasFailed(Self.shop))
    }

    @Test func whatIsUnderWayEndsWithTheInstallation() async throws {
        let work = Work(), runs = FigureRuns(world: Self.world(SimulatedClock(Instant(milliseconds: 0))), patience: .seconds(0)) { try await work.run($1) }
        #expect(try await !runs.make(Self.shop))
        await runs.close()
        #expect(runs.progress(of: Self.shop) == nil)
        #expect(try await runs.make(Self.shop), "nothing begins any more, and nobody waits")
        #expect(work.begun.withLock { $0 } <= 1)
    }
}
