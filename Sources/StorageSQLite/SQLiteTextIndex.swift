internal import GRDB
internal import GRDBSQLite
public import Kernel
public import Storage

/// FTS5 in a file of its own, so that it fills on its own core beside the message table. One table per workspace; pairs and
/// words come ready-made, `detail=none` keeps only which message has them.
public final class SQLiteTextIndex: TextIndex {
    private let pool: DatabasePool

    public init(path: String) throws {
        SQLitePlans.withoutMemoryStatistics
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -16384")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // What the index has confirmed is struck off the list of what it still needs: it must be on the disk first.
            // Said after opening: GRDB sets NORMAL when it turns WAL on.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try pool.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS batch (
                            workspace_id INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (workspace_id, number)
                        ) STRICT, WITHOUT ROWID
                        """)
            }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    /// True until `noteListed`: nobody has said yet which messages this file has to hold. A file that is lost, or was never
    /// filled because something stopped, is told from one that is right by this alone.
    public func isUnlisted() async throws -> Bool {
        do {
            return try await pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") == 0 }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    /// Everything it has to hold is in it or named in `message_batch`.
    public func noteListed() async throws {
        do {
            try await pool.write { try $0.execute(sql: "PRAGMA user_version = 1") }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    public func add(_ batches: [TextIndexBatch]) async throws {
        do {
            try await pool.write { db in
                for batch in batches { try SQLiteTextIndex.add(batch, db) }
            }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    private static func add(_ batch: TextIndexBatch, _ db: GRDB.Database) throws {
        let table = try table(batch.workspace, db)
        try db.execute(
            sql: "INSERT INTO batch VALUES ($1, $2) ON CONFLICT DO NOTHING", arguments: [batch.workspace.rawValue, batch.number])
        guard db.changesCount == 1 else { return }
        let statement = try db.cachedStatement(sql: "INSERT INTO \(table) (rowid, terms) VALUES ($1, $2)").sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        try batch.bytes.withUnsafeBytes { bytes in
            for (id, place) in zip(batch.ids, batch.places) where place.length > 0 {
                sqlite3_reset(statement)
                sqlite3_bind_int64(statement, 1, id)
                let start = bytes.baseAddress?.advanced(by: Int(place.offset)).assumingMemoryBound(to: CChar.self)
                // The buffer stays until the step below is done: no copy.
                sqlite3_bind_text(statement, 2, start, place.length, nil)
                guard sqlite3_step(statement) == SQLITE_DONE else {
                    throw SQLiteFailure.translate(
                        code: sqlite3_extended_errcode(db.sqliteConnection), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
                }
            }
        }
    }

    public func find(_ query: TextIndexQuery) async throws -> [Int64] {
        // Terms are quoted: nothing in them is an operator.
        let match = (query.terms.map { "\"\($0)\"" } + query.prefixes.map { "\"\($0)\" *" }).joined(separator: " ")
        do {
            return try await pool.read { db in
                guard try db.tableExists("text_\(query.workspace)") else { return [] }
                return try Int64.fetchAll(
                    db,
                    sql: "SELECT rowid FROM text_\(query.workspace) WHERE text_\(query.workspace) MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3",
                    arguments: [match, query.before, query.limit])
            }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    public func remove(_ workspace: WorkspaceID) async throws {
        do {
            try await pool.write { db in
                try db.execute(sql: "DROP TABLE IF EXISTS text_\(workspace)")
                try db.execute(sql: "DELETE FROM batch WHERE workspace_id = $1", arguments: [workspace.rawValue])
            }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    private static func table(_ workspace: WorkspaceID, _ db: GRDB.Database) throws -> String {
        let name = "text_\(workspace)"
        if try !db.tableExists(name) {
            try db.execute(
                sql: "CREATE VIRTUAL TABLE \(name) USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')")
            // 16 MiB of pending terms before a segment is written: sixteen times fewer segments to merge than by default.
            try db.execute(sql: "INSERT INTO \(name) (\(name), rank) VALUES ('hashsize', 16777216)")
        }
        return name
    }
}
