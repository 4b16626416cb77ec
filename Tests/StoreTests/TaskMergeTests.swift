import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// What was decided about somebody stays with the person: with whom they were merged into, and with themselves after a split.
@Suite(.serialized) struct TaskMergeTests {
    @Test(arguments: Engine.available) func decisionsFollowTheMember(_ engine: Engine) async throws {
        try await TaskTests.with(engine) { office in
            let bench = office.bench, ours = ImportBench.ours
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            let open = try await office.page(kind: .greet), (gone, stays, other) = (open[0], open[1], open[2])
            let (one, two) = (try #require(gone.member), try #require(stays.member))
            func greets() async throws -> [MemberID?] { try await office.page(kind: .greet).map(\.member) }
            func state(_ task: TaskEntry) async throws -> TaskState? {
                let now = office.clock.now
                return try await bench.database.read { try TaskQueries.one(task.id, now: now, in: ours, $0)?.state }
            }
            #expect(try await office.settle(gone, .dismissed))
            #expect(try await greets() == [two, other.member])

            try await desk.merge(one, into: two, workspace: ours, cause: .system)
            for _ in 0..<2 { try await office.insights.refresh(ours) }
            #expect(try await greets() == [other.member], "never again, under whatever name")
            for task in [stays, gone] { #expect(try await state(task) == .dismissed) }
            let now = office.clock.now, listed = try await office.page().count
            #expect(try await bench.database.read { try TaskQueries.countOpen(now: now, in: ours, $0) } == listed)
            await #expect(throws: TaskRefusal.settled) { try await office.settle(stays, .done) }
            #expect(try await office.page(.dismissed).map(\.member) == [two], "listed once, as who they are now")
            #expect(try await office.boardIsTrue())

            // Taking it back from either task takes back what was decided.
            #expect(try await office.settle(stays, .reopened))
            #expect(try await Set(greets()) == [two, other.member])
            #expect(try await office.page(.dismissed).isEmpty)
            #expect(try await state(gone) == .gone)
            #expect(try await office.settle(gone, .dismissed))
            #expect(try await office.settle(other, .done))
            #expect(try await greets().isEmpty)

            try await desk.split(one, workspace: ours, cause: .system)
            try await office.insights.refresh(ours)
            #expect(try await greets() == [two], "what was decided about one is theirs again")
            #expect(try await state(gone) == .dismissed)
            #expect(try await state(stays) == .open)
            #expect(try await office.boardIsTrue())
        }
    }
}
