import Foundation
import Storage
import StorageSQLite
import Testing

/// The log beside the database file.
@Suite struct WriteAheadLogTests {
    private static let megabyte: Int64 = 1 << 20

    private static func size(of folder: URL) -> Int64 {
        let file = folder.appending(path: "a.sqlite-wal").path
        return (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? NSNumber)??.int64Value ?? 0
    }

    private static func fill(_ database: SQLiteDatabase, megabytes: Int) async throws {
        for _ in 0..<megabytes {
            try await database.write { tx in try tx.run("INSERT INTO heap VALUES (\([UInt8](repeating: 7, count: 1 << 20)))") }
        }
    }

    @Test func itGrowsOnlyWhileSomebodyReads() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wal-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "a.sqlite").path, mostLog: 4 * Self.megabyte)
        try await database.write { tx in try tx.run("CREATE TABLE heap (bytes BLOB NOT NULL)") }
        try await database.read { tx in
            _ = try tx.first("SELECT count(*) FROM heap") { $0.int(0) }
            // The reader holds on to what it saw while others write.
            let done = DispatchSemaphore(value: 0)
            Task {
                try? await Self.fill(database, megabytes: 12)
                done.signal()
            }
            done.wait()
            #expect(Self.size(of: folder) > 10 * Self.megabyte)
        }
        try await Self.fill(database, megabytes: 40)
        #expect(Self.size(of: folder) < 12 * Self.megabyte, "nobody reads any more")
        let rows = try await database.read { tx in try tx.first("SELECT count(*) FROM heap") { $0.int(0) } }
        #expect(rows == 52)
        try await database.close()
    }

    /// A process that was killed leaves its log behind: a copy of both files is what it left.
    @Test func whatAKilledProcessLeftIsReadOnce() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wal-\(UUID())"), killed = folder.appending(path: "killed")
        try FileManager.default.createDirectory(at: killed, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "a.sqlite").path)
        try await database.write { tx in try tx.run("CREATE TABLE heap (bytes BLOB NOT NULL)") }
        try await Self.fill(database, megabytes: 8)
        for name in ["a.sqlite", "a.sqlite-wal"] {
            try FileManager.default.copyItem(at: folder.appending(path: name), to: killed.appending(path: name))
        }
        try await database.close()
        #expect(Self.size(of: killed) > 7 * Self.megabyte)
        let again = try SQLiteDatabase(path: killed.appending(path: "a.sqlite").path, mostLog: Self.megabyte)
        #expect(Self.size(of: killed) == 0)
        let rows = try await again.read { tx in try tx.first("SELECT count(*) FROM heap") { $0.int(0) } }
        #expect(rows == 8)
        try await again.close()
    }
}
