import Engines
import Kernel
import Storage
import Testing

/// What every engine must do, run on each.
@Suite struct ContractTests {
    static let schema = Migration(
        feature: "Test", number: 1,
        text: """
            -- Pairs of a key and things of every type.
            CREATE TABLE thing (
                workspace_id INTEGER NOT NULL,
                id INTEGER NOT NULL,
                name TEXT,
                weight REAL,
                data BLOB,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE UNIQUE INDEX thing_name ON thing (workspace_id, name);
            """)

    func withThings(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.with { database in
            try await Migrator([Self.schema]).run(on: database, world: .live)
            try await body(database)
        }
    }

    @Test(arguments: Engine.available) func everyTypeComesBack(_ engine: Engine) async throws {
        try await withThings(engine) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO thing VALUES (1, \(Int64.max), \("圈子 'quoted' 😀"), \(0.1), \([UInt8]([0, 255, 39])))")
                try tx.run("INSERT INTO thing VALUES (1, \(Int64.min), \(String?.none.bound), \(Double?.none.bound), \([UInt8]()))")
            }
            let rows = try await database.read { tx in
                try tx.all("SELECT id, name, weight, data FROM thing ORDER BY id") { row in (0..<4).map(row.value) }
            }
            #expect(rows == [
                [.integer(.min), .null, .null, .blob([])],
                [.integer(.max), .text("圈子 'quoted' 😀"), .real(0.1), .blob([0, 255, 39])],
            ])
        }
    }

    @Test(arguments: Engine.available) func aThrowingCommandLeavesNothing(_ engine: Engine) async throws {
        struct Stop: Error {}
        try await withThings(engine) { database in
            await #expect(throws: Stop.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO thing VALUES (1, 1, 'a', NULL, NULL)")
                    throw Stop()
                }
            }
            let count = try await database.read { try $0.first("SELECT count(*) FROM thing") { $0.int(0) } }
            #expect(count == 0)
        }
    }

    /// Group commit: one command that fails must not take its neighbours with it.
    @Test(arguments: Engine.available) func commandsAtTheSameTimeFailAlone(_ engine: Engine) async throws {
        struct Odd: Error {}
        try await withThings(engine) { database in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                try tx.run("INSERT INTO thing VALUES (1, \(number), \("n\(number)"), NULL, NULL)")
                                if number % 2 == 1 { throw Odd() }
                            }
                            return false
                        } catch { return true }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let kept = try await database.read { try $0.all("SELECT id FROM thing ORDER BY id") { $0.int(0) } }
            #expect(failures == 100)
            #expect(kept == Array(stride(from: 0, to: 200, by: 2)))
        }
    }

    @Test(arguments: Engine.available) func concurrentIncrementsAreAllCounted(_ engine: Engine) async throws {
        try await withThings(engine) { database in
            try await database.write { _ = try $0.run("INSERT INTO thing VALUES (1, 1, NULL, 0, NULL)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await database.write { tx in
                            let before = try tx.first("SELECT weight FROM thing WHERE workspace_id = 1 AND id = 1") { $0.real(0) } ?? 0
                            try tx.run("UPDATE thing SET weight = \(before + 1) WHERE workspace_id = 1 AND id = 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let sum = try await database.read { try $0.first("SELECT weight FROM thing") { $0.real(0) } }
            #expect(sum == 40)
        }
    }

    @Test(arguments: Engine.available) func bulkInsertSkipsWhatIsThere(_ engine: Engine) async throws {
        try await withThings(engine) { database in
            let flags = try await database.writeBulk { tx in
                try tx.run("INSERT INTO thing VALUES (7, 1, 'there', NULL, NULL)")
                let bytes = Array("therenew\"\\,{}新".utf8)
                var batch = ColumnBatch(count: 4, bytes: bytes)
                batch.add("workspace_id", .same(.integer(7)))
                batch.add("id", .integers([2, 3, 4, 5]))
                batch.add("name", .texts([
                    .init(offset: 0, length: 5), .init(offset: 5, length: Int32(bytes.count - 5)),
                    .init(offset: 5, length: Int32(bytes.count - 5)), .init(offset: 0, length: -1),
                ]))
                return try tx.insert(batch, into: "thing", unlessSame: ["workspace_id", "name"])
            }
            let names = try await database.read { try $0.all("SELECT id, name FROM thing ORDER BY id") { [$0.value(0), $0.value(1)] } }
            #expect(flags == [false, true, false, true])
            #expect(names == [
                [.integer(1), .text("there")], [.integer(3), .text("new\"\\,{}新")], [.integer(5), .null],
            ])
        }
    }

    /// Lists and ranges of names are the same on both engines, whatever the system's language.
    @Test(arguments: Engine.available) func textsCompareByTheirBytes(_ engine: Engine) async throws {
        try await withThings(engine) { database in
            let names = ["B", "a", "Ä", "小", "_", "b\u{10FFFF}", "b"]
            try await database.write { tx in
                for (id, name) in names.enumerated() { try tx.run("INSERT INTO thing VALUES (1, \(Int64(id)), \(name), NULL, NULL)") }
            }
            let (ordered, fromB) = try await database.read { tx in
                (
                    try tx.all("SELECT name FROM thing ORDER BY name") { $0.text(0) },
                    try tx.all("SELECT name FROM thing WHERE name >= 'b' AND name < 'c' ORDER BY name") { $0.text(0) }
                )
            }
            #expect(ordered == ["B", "_", "a", "b", "b\u{10FFFF}", "Ä", "小"])
            #expect(fromB == ["b", "b\u{10FFFF}"])
        }
    }

    @Test(arguments: Engine.available) func aForeignUniqueKeyIsReported(_ engine: Engine) async throws {
        try await withThings(engine) { database in
            await #expect {
                try await database.write { tx in
                    try tx.run("INSERT INTO thing VALUES (1, 1, 'a', NULL, NULL)")
                    try tx.run("INSERT INTO thing VALUES (1, 1, 'b', NULL, NULL)")
                }
            } throws: { if case StorageError.uniqueViolation = $0 { true } else { false } }
        }
    }

    @Test(arguments: Engine.available) func aNewerDatabaseIsRefused(_ engine: Engine) async throws {
        try await withThings(engine) { database in
            await #expect {
                try await Migrator([]).run(on: database, world: .live)
            } throws: { if case StorageError.newerVersion("Test", 1) = $0 { true } else { false } }
            let changed = Migration(feature: "Test", number: 1, text: Self.schema.text + "\n-- changed")
            await #expect {
                try await Migrator([changed]).run(on: database, world: .live)
            } throws: { if case StorageError.changedMigration("Test", 1) = $0 { true } else { false } }
        }
    }
}

@Suite struct SQLiteDurabilityTests {
    /// 2 is FULL: a commit is on the disk when it is answered. Libraries like to lower it.
    @Test func commitsAreOnTheDisk() async throws {
        let level = try await Engine.sqlite.with { database in
            try await database.write { tx in try tx.first("PRAGMA synchronous") { $0.int(0) } }
        }
        #expect(level == 2)
    }
}
