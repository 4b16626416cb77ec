import Engines
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct ScheduleRunnerTests {
    struct Echo: ScheduledWork {
        let command = "echo"
        let bench: Workbench
        func prepare(
            _ command: ClaimedCommand, workspace: WorkspaceID
        ) async throws -> @Sendable (any WriteTransaction) throws -> Void {
            { [bench] tx in try bench.effect(command.key, tx) }
        }
    }

    @Test(arguments: Engine.available) func eachNameHasItsWork(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let schedule = Schedule(world: bench.world), start = bench.clock.now
            let runner = ScheduleRunner(schedule: schedule, database: bench.database, works: [Echo(bench: bench)])
            try await bench.database.write { tx in
                for (name, key) in [("echo", "a"), ("unknown", "b"), ("echo", "c")] {
                    try schedule.add(ScheduledCommand(name: name, key: key, due: start), workspace: Workbench.ours, tx)
                }
            }
            #expect(try await runner.run(Workbench.theirs) == 0)
            #expect(try await runner.run(Workbench.ours) == 2)
            #expect(try await runner.run(Workbench.ours) == 0)
            #expect(try await bench.effects() == ["a", "c"])
            let counts = try await bench.database.read { tx in try schedule.counts(workspace: Workbench.ours, tx) }
            #expect(counts[.done] == 2 && counts[.waiting] == 1, "what nobody knows waits")
        }
    }
}
