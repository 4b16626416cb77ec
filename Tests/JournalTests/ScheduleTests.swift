import Engines
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct ScheduleTests {
    @Test(arguments: Engine.available) func aCommandRunsOnceInItsTime(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let schedule = Schedule(world: bench.world), start = bench.clock.now
            let added = try await bench.database.write { tx in
                try [3, 1, 2, 1].map { hour in
                    try schedule.add(
                        ScheduledCommand(name: "challenge.close", key: "\(hour)", body: #"{"hour":\#(hour)}"#, due: start + .hours(Int64(hour))),
                        workspace: Workbench.ours, tx)
                }
            }
            #expect(added == [true, true, true, false])
            var done: [Int] = []
            for _ in 0..<5 {
                done.append(
                    try await schedule.runDue(workspace: Workbench.ours, on: bench.database) { command, tx in
                        try bench.effect("\(command.name) \(command.key) \(command.body)", tx)
                    })
                bench.clock.advance(.hours(1))
            }
            #expect(done == [0, 1, 1, 1, 0])
            #expect(try await bench.effects() == (1...3).map { #"challenge.close \#($0) {"hour":\#($0)}"# })
            let none = try await schedule.runDue(workspace: Workbench.theirs, on: bench.database) { _, _ in }
            #expect(none == 0)
        }
    }

    @Test(arguments: Engine.available) func aCancelledCommandCanBeAddedAnew(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let schedule = Schedule(world: bench.world), start = bench.clock.now
            @Sendable func add(_ due: Instant) async throws -> Bool {
                try await bench.database.write { tx in
                    try schedule.add(ScheduledCommand(name: "n", key: "k", due: due), workspace: Workbench.ours, tx)
                }
            }
            @Sendable func cancel() async throws -> Bool {
                try await bench.database.write { tx in try schedule.cancel(name: "n", key: "k", workspace: Workbench.ours, tx) }
            }
            #expect(try await cancel() == false)
            #expect(try await add(start))
            #expect(try await cancel())
            #expect(try await add(start + .hours(1)))
            let early = try await schedule.runDue(workspace: Workbench.ours, on: bench.database) { _, _ in }
            #expect(early == 0)
            bench.clock.advance(.hours(1))
            let late = try await schedule.runDue(workspace: Workbench.ours, on: bench.database) { _, _ in }
            #expect(late == 1)
            // What ran is not forgotten, or it would run again.
            #expect(try await cancel() == false)
            #expect(try await add(start) == false)
        }
    }

    /// One command always throws, one the first two times; the others must not suffer, and nothing of a failed run may stay.
    @Test(arguments: Engine.available) func aCommandThatThrowsHoldsNobodyUp(_ engine: Engine) async throws {
        struct Trouble: Error {}
        try await Workbench.with(engine) { bench in
            let schedule = Schedule(world: bench.world), start = bench.clock.now, ours = Workbench.ours
            try await bench.database.write { tx in
                for key in ["always", "twice", "never"] {
                    try schedule.add(ScheduledCommand(name: "n", key: key, due: start), workspace: ours, tx)
                }
            }
            for _ in 0..<24 {
                try await schedule.runDue(workspace: ours, on: bench.database) { command, tx in
                    try bench.effect("\(command.key) \(command.claim)", tx)
                    if command.key == "always" || (command.key == "twice" && command.claim < 3) { throw Trouble() }
                }
                bench.clock.advance(.hours(1))
            }
            #expect(try await bench.effects() == ["never 1", "twice 3"])
            let counts = try await bench.database.read { tx in try schedule.counts(workspace: ours, tx) }
            #expect(counts == [.done: 2, .failed: 1])
            let rows = try await bench.database.read { tx in
                try tx.all("SELECT key, problem, tries, id FROM schedule ORDER BY key") { row in
                    (row.text(0), row.optional(1, row.text), row.int(2), row.id(3, ScheduleKind.self))
                }
            }
            #expect(rows.map(\.0) == ["always", "never", "twice"])
            #expect(rows.map(\.1) == ["Trouble", nil, "Trouble"])
            #expect(rows.map(\.2) == [10, 1, 3])
            let failed = try #require(rows.first).3
            let isTaken = try await bench.database.write { tx in try schedule.replay(failed, workspace: ours, tx) }
            #expect(isTaken)
            let done = try await schedule.runDue(workspace: ours, on: bench.database) { _, _ in }
            #expect(done == 1)
        }
    }

    /// Two workers at once, claims that nobody ends, failures: each command takes effect at most once, and once in the end.
    @Test(arguments: Engine.available) func commandsTakeEffectOnce(_ engine: Engine) async throws {
        struct Trouble: Error {}
        try await Workbench.with(engine) { bench in
            let schedule = Schedule(world: bench.world), start = bench.clock.now, ours = Workbench.ours
            try await bench.database.write { tx in
                for key in 0..<40 { try schedule.add(ScheduledCommand(name: "n", key: "\(key)", due: start), workspace: ours, tx) }
            }
            for round in 0..<12 {
                // A worker that dies with its claims.
                if round < 5 { try await bench.database.write { tx in _ = try schedule.claim(3, workspace: ours, tx) } }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<2 {
                        group.addTask {
                            try await schedule.runDue(10, workspace: ours, on: bench.database) { command, tx in
                                try bench.effect(command.key, tx)
                                if round < 3, command.id.rawValue % 3 == 0 { throw Trouble() }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                bench.clock.advance(.hours(7))
            }
            #expect(try await bench.effects() == (0..<40).map { "\($0)" }.sorted())
            let counts = try await bench.database.read { tx in try schedule.counts(workspace: ours, tx) }
            #expect(counts == [.done: 40])
        }
    }
}
