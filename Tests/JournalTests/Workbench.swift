import Engines
import Journal
import Kernel
import Storage

/// An empty database with the journal's tables, in a world that repeats itself.
struct Workbench: Sendable {
    static let ours = WorkspaceID(1)
    static let theirs = WorkspaceID(2)

    let database: any Database
    let clock: SimulatedClock
    let world: World

    static func with(_ engine: Engine, seed: UInt64 = 1, _ body: (Workbench) async throws -> Void) async throws {
        try await engine.with { database in
            let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
            let world = World.simulated(seed: seed, clock: clock)
            let effects = Migration(
                feature: "Test", number: 1,
                text: """
                    -- What handlers and commands did, once for every time.
                    CREATE TABLE effect (
                        workspace_id INTEGER NOT NULL,
                        id INTEGER NOT NULL,
                        name TEXT NOT NULL,
                        PRIMARY KEY (workspace_id, id)
                    );
                    """)
            try await Migrator(journalMigrations + [effects]).run(on: database, world: world)
            try await body(Workbench(database: database, clock: clock, world: world))
        }
    }

    func effect(_ name: String, _ tx: any WriteTransaction) throws {
        try tx.run("INSERT INTO effect (workspace_id, id, name) VALUES (1, \(world.id(EventKind.self)), \(name))")
    }

    /// The names of all effects, ascending.
    func effects() async throws -> [String] {
        try await database.read { tx in try tx.all("SELECT name FROM effect ORDER BY name") { $0.text(0) } }
    }
}
