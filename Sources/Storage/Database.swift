/// A database of either engine. Transactions are synchronous closures: no await inside, so no network call can hold the
/// writer; on PostgreSQL a closure may run again after a serialization failure, so it has no side effects.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` on a snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T

    /// Runs `body` in a transaction that is durable when this returns. Many writes may share one fsync.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T

    /// The same for a body that touches many rows: it never shares its transaction.
    @discardableResult
    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T

    /// Makes sure that the engine's planner knows all tables and indexes; to be called at every start, because what follows
    /// a change of the schema may have been cut off.
    func informPlanner() async throws

    /// Writes a consistent copy to a file while others write. SQLite only; PostgreSQL has `pg_dump`.
    func backup(to path: String) async throws

    /// Sentences about damage found; empty if there is none.
    func integrityProblems() async throws -> [String]

    func close() async throws
}

public protocol ReadTransaction {
    var dialect: Dialect { get }

    /// Calls `body` for every row.
    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws
}

public protocol WriteTransaction: ReadTransaction {
    /// Runs a statement and says how many rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// Inserts all rows of `batch` but those that meet a row of the same `unique` columns; says which went in.
    ///
    /// - Throws: `StorageError.uniqueViolation` if a row breaks another unique key.
    func insert(_ batch: ColumnBatch, into table: StaticString, unlessSame unique: [String]) throws -> [Bool]

    /// Inserts all rows of `batch`; where a row of the same `key` is there already, changes that one by `update`, the text
    /// after `DO UPDATE SET`. No two rows of the batch may have the same key.
    func merge(_ batch: ColumnBatch, into table: StaticString, key: [String], update: StaticString) throws
}

extension ReadTransaction {
    public func all<T>(_ sql: SQL, _ read: (any Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try each(sql) { found.append(try read($0)) }
        return found
    }

    /// The first row, or nil.
    public func first<T>(_ sql: SQL, _ read: (any Row) throws -> T) throws -> T? {
        var found: T?
        try each(sql) { if found == nil { found = try read($0) } }
        return found
    }

    public func exists(_ sql: SQL) throws -> Bool { try first(sql) { _ in true } ?? false }
}
