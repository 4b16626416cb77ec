internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import Storage
internal import Synchronization

/// The embedded engine: one file in WAL mode, one writer that shares its fsync among waiting commands, a few readers.
public final class SQLiteDatabase: Storage.Database {
    public let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let waiting = Mutex(WriteQueue())
    private let log: WriteAheadLog
    /// So long a connection waits for another one, in milliseconds.
    private static let busyAfter = 10_000

    /// Opens the file, or makes it.
    ///
    /// - Parameter mostLog: bytes the log beside it may reach; more only while readers need it.
    /// - Throws: `StorageError.cannotOpen`, `.corrupt`, `.readOnly`.
    public init(path: String, mostLog: Int64 = 128 << 20) throws {
        log = WriteAheadLog(of: path, most: mostLog)
        SQLitePlans.withoutMemoryStatistics
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(Self.busyAfter) / 1000)
        configuration.maximumReaderCount = 4
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            // 32 MiB of pages per connection; an import's working set fits, five connections stay below 200 MiB.
            try db.execute(sql: "PRAGMA cache_size = -32768")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // 32 MiB: the log of a bulk transaction is copied into the file once, not after every batch.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // A commit is on the disk when it is answered. Said after opening: GRDB sets NORMAL when it turns WAL on.
            try pool.writeWithoutTransaction { [log] db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                // What a process that was killed left is read once, and not again at every start until somebody writes.
                log.keepShort(db, busyAfter: Self.busyAfter)
            }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        do {
            return try await pool.read { db in try body(SQLiteTransaction(db)) }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await enqueue(body, alone: false)
    }

    public func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await enqueue(body, alone: true)
    }

    public func informPlanner() async throws {
        do {
            guard try await pool.read({ try !SQLitePlans.areKnown($0) }) else { return }
            try await pool.write { try SQLitePlans.write($0) }
            // Connections read the statistics with the schema, the writer when it is told.
            try await pool.writeWithoutTransaction { try $0.execute(sql: "ANALYZE sqlite_schema") }
            pool.invalidateReadOnlyConnections()
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    public func close() async throws {
        do { try pool.close() } catch { throw SQLiteFailure.translate(error) }
    }

    public func backup(to path: String) async throws {
        let partial = RestingFile(path: path + ".partial")
        do {
            try? FileManager.default.removeItem(atPath: partial.path)
            let target = try DatabaseQueue(path: partial.path)
            try pool.backup(to: target)
            try target.close()
            try partial.settle(as: path)
        } catch {
            // Half a backup is none.
            try? FileManager.default.removeItem(atPath: partial.path)
            throw SQLiteFailure.translate(error)
        }
    }

    public func integrityProblems() async throws -> [String] {
        do {
            return try await pool.read { db in
                try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    private func enqueue<T: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> T, alone: Bool
    ) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let result = Mutex<Result<T, any Error>?>(nil)
            let command = WriteCommand(
                alone: alone,
                perform: { db in
                    let outcome = Result { try body(SQLiteTransaction(db)) }
                    result.withLock { $0 = outcome }
                    if case .failure = outcome { return false }
                    return true
                },
                answer: { failure in
                    let outcome = result.withLock { $0 }
                    if let failure, case .success? = outcome { continuation.resume(throwing: failure); return }
                    switch outcome {
                    case .success(let value)?: continuation.resume(returning: value)
                    case .failure(let error)?: continuation.resume(throwing: SQLiteFailure.translate(error))
                    case nil: continuation.resume(throwing: failure ?? StorageError.other("the command did not run"))
                    }
                })
            let first = waiting.withLock { $0.add(command) }
            if first { pool.asyncWriteWithoutTransaction { db in self.drain(db) } }
        }
    }

    /// Statements without rows and values, prepared once.
    private func step(_ sql: String, _ db: GRDB.Database) throws { _ = try SQLiteTransaction(db).run(Storage.SQL(text: sql)) }

    /// Runs on the writer's thread until nobody waits. Commands that came while one transaction was being made durable form
    /// the next one.
    private func drain(_ db: GRDB.Database) {
        while true {
            // Whoever is just about to put a command in the line comes along and shares the fsync; if nobody is, this is nothing.
            sched_yield()
            guard let group = waiting.withLock({ $0.nextGroup() }) else { return }
            var failure: (any Error)?
            do {
                if try !perform(group, apart: false, db), group.count > 1 { _ = try perform(group, apart: true, db) }
            } catch {
                failure = SQLiteFailure.translate(error)
                if db.isInsideTransaction { try? step("ROLLBACK", db) }
            }
            for command in group { command.answer(failure) }
            log.keepShort(db, busyAfter: Self.busyAfter)
        }
    }

    /// Runs the commands of a group in one transaction.
    ///
    /// - Parameter apart: true undoes a refused command alone. A savepoint costs a copy of every page the command touches, so
    ///   a group is tried without them first.
    /// - Returns: false if a command was refused and, not kept apart, nothing of the group is done.
    private func perform(_ group: [WriteCommand], apart: Bool, _ db: GRDB.Database) throws -> Bool {
        try step("BEGIN IMMEDIATE", db)
        for command in group {
            if apart { try step("SAVEPOINT command", db) }
            let done = command.perform(db)
            if !done, !apart {
                // A full disk undoes the transaction by itself.
                if db.isInsideTransaction { try step("ROLLBACK", db) }
                return false
            }
            if apart {
                if !done { try step("ROLLBACK TO command", db) }
                try step("RELEASE command", db)
            }
        }
        try step("COMMIT", db)
        return true
    }
}

/// A command on its way through the writer.
private struct WriteCommand: Sendable {
    var alone: Bool
    /// Runs it in the open transaction; false: it threw and must be rolled back.
    var perform: @Sendable (GRDB.Database) -> Bool
    /// Tells the caller, with the failure of the whole transaction if there was one.
    var answer: @Sendable ((any Error)?) -> Void
}

private struct WriteQueue {
    private var commands: [WriteCommand] = []
    private var draining = false
    /// More commands than this do not share a transaction, so that one slow disk does not keep everybody waiting.
    private static let groupLimit = 256

    /// True: the caller must start draining.
    mutating func add(_ command: WriteCommand) -> Bool {
        commands.append(command)
        defer { draining = true }
        return !draining
    }

    mutating func nextGroup() -> [WriteCommand]? {
        guard let first = commands.first else {
            draining = false
            return nil
        }
        var count = 1
        if !first.alone {
            while count < min(commands.count, WriteQueue.groupLimit), !commands[count].alone { count += 1 }
        }
        defer { commands.removeFirst(count) }
        return Array(commands[..<count])
    }
}
