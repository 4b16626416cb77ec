import Engines
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct JournalTests {
    static func event(_ kind: String, _ ms: Int64, group: GroupID? = GroupID(9), fingerprint: Int64? = nil) -> Event {
        Event(
            kind: kind, at: Instant(milliseconds: ms), group: group, member: MemberID(4), other: MemberID(5),
            payload: #"{"way":"qr"}"#, fingerprint: fingerprint)
    }

    @Test(arguments: Engine.available) func eventsComeBackInTheOrderOfTheirTimes(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let journal = Journal(world: bench.world)
            let times = [1_795_000_000_300, 1_795_000_000_100, 1_795_000_000_200] as [Int64]
            try await bench.database.write { tx in
                for time in times {
                    try journal.append(Self.event("membership.joined", time), workspace: Workbench.ours, cause: .system, tx)
                }
                try journal.append(Event(kind: "bare", at: bench.clock.now), workspace: Workbench.theirs, cause: .system, tx)
            }
            func read(_ workspace: WorkspaceID) async throws -> [Event] {
                try await bench.database.read { tx in
                    var events: [Event] = []
                    try Journal.each(in: workspace, tx) { events.append($1) }
                    return events
                }
            }
            #expect(try await read(Workbench.ours) == times.sorted().map { Self.event("membership.joined", $0) })
            #expect(try await read(Workbench.theirs) == [Event(kind: "bare", at: bench.clock.now)])
        }
    }

    /// Events read from outside are told apart by group, time and fingerprint; those of the present never are the same.
    @Test(arguments: Engine.available) func anEventFromOutsideIsThereOnce(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let journal = Journal(world: bench.world)
            let events = [
                Self.event("a", 1_795_000_000_000, fingerprint: 1), Self.event("a", 1_795_000_000_000, fingerprint: 2),
                Self.event("a", 1_795_000_000_001, fingerprint: 1), Self.event("a", 1_795_000_000_000, group: GroupID(8), fingerprint: 1),
                Self.event("a", 1_795_000_000_000), Self.event("a", 1_795_000_000_000),
            ]
            var rounds: [[Bool]] = []
            for round in 0..<2 {
                rounds.append(
                    try await bench.database.write { tx in
                        try journal.append(
                            events.enumerated().map { (Int64(round * 100 + $0.offset + 1), $0.element) }, workspace: Workbench.ours,
                            cause: .imported(ImportID(1)), tx)
                    })
            }
            #expect(rounds == [[true, true, true, true, true, true], [false, false, false, false, true, true]])
        }
    }

    /// A board that counts events by kind, or wrongly if told so.
    struct CountBoard: Board {
        let name = "count"
        var extra = 0

        func rows(of workspace: WorkspaceID) -> [SQL] {
            ["SELECT id, name FROM effect WHERE workspace_id = \(workspace) ORDER BY id"]
        }

        func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
            try tx.run("DELETE FROM effect WHERE workspace_id = \(workspace)")
            var count = extra
            try Journal.each(in: workspace, tx) { _, _ in count += 1 }
            try tx.run("INSERT INTO effect (workspace_id, id, name) VALUES (\(workspace), 1, \("\(count) events"))")
        }
    }

    @Test(arguments: Engine.available) func aRebuildComparesAndACheckChangesNothing(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let ours = Workbench.ours
            try await bench.database.write { tx in
                try Journal(world: bench.world).append(Self.event("a", 1_795_000_000_000), workspace: ours, cause: .system, tx)
            }
            func run(_ board: CountBoard, check: Bool) async throws -> [BoardComparison] {
                try await Rebuild([board]).run(ours, check: check, on: bench.database)
            }
            let empty = try await run(CountBoard(), check: true)
            #expect(empty.map(\.isEqual) == [false])
            #expect(empty.map(\.rowsBefore) == [0])
            #expect(empty.map(\.rowsAfter) == [1])
            #expect(try await bench.effects() == [])
            #expect(try await run(CountBoard(), check: false).map(\.isEqual) == [false])
            #expect(try await run(CountBoard(), check: true).map(\.isEqual) == [true])
            // As many rows, one of them different.
            #expect(try await run(CountBoard(extra: 1), check: true).map(\.isEqual) == [false])
            #expect(try await bench.effects() == ["1 events"])
        }
    }
}
