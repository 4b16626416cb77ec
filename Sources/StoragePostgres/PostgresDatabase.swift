internal import Dispatch
internal import Glibc
public import Storage
internal import Synchronization

/// The server engine: a pool of blocking connections, each on a thread of its own.
public final class PostgresDatabase: Database {
    public let dialect = Dialect.postgres
    private let lanes: [Lane]
    /// Per lane: how many transactions it has before it.
    private let waiting: Mutex<[Int]>
    /// A transaction that met another one runs again; after this many times it is given up.
    private static let tries = 200

    /// - Parameter url: `postgres://user:password@host:5432/name`
    /// - Throws: `StorageError.cannotOpen`.
    public init(url: String, connections: Int = 8) throws {
        waiting = Mutex([Int](repeating: 0, count: connections))
        lanes = try (1...connections).map { Lane(number: $0, url: url, first: try PostgresConnection(url)) }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try await run { connection, _ in
            try connection.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", body)
        }
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await run { connection, lane in
            for attempt in 1..<PostgresDatabase.tries {
                do {
                    return try connection.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
                } catch StorageError.serialization {
                    // Every lane waits a different time, or the same ones meet again; at most 50 ms, some ten seconds in all.
                    usleep(UInt32(min(50_000, attempt * 2000) + lane * 700))
                }
            }
            return try connection.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
        }
    }

    public func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await write(body)
    }

    public func backup(to path: String) async throws {
        throw StorageError.other("PostgreSQL is backed up with pg_dump; see docs/operating/backup.md")
    }

    /// PostgreSQL measures its tables itself.
    public func informPlanner() async throws {}

    public func integrityProblems() async throws -> [String] { [] }

    public func close() async throws {
        for lane in lanes { lane.close() }
    }

    /// Gives the work to the lane with the least before it: a reader does not wait behind a bulk transaction.
    private func run<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection, Int) throws -> T) async throws -> T {
        let index = waiting.withLock { waiting in
            let index = waiting.indices.min { waiting[$0] < waiting[$1] } ?? 0
            waiting[index] += 1
            return index
        }
        defer { waiting.withLock { $0[index] -= 1 } }
        let lane = lanes[index]
        return try await lane.run { try work($0, lane.number) }
    }
}

extension PostgresConnection {
    fileprivate func transaction<T>(_ begin: String, _ body: (any WriteTransaction) throws -> T) throws -> T {
        _ = try execute(SQL(text: begin))
        do {
            let value = try body(PostgresTransaction(connection: self))
            _ = try execute("COMMIT")
            return value
        } catch {
            _ = try? execute("ROLLBACK")
            throw error
        }
    }
}

/// A connection and the serial queue it lives on.
private final class Lane: Sendable {
    /// From 1.
    let number: Int
    private let queue: DispatchQueue
    private let url: String
    /// Touched on `queue` only; nil after a break, then opened anew.
    private nonisolated(unsafe) var connection: PostgresConnection?

    init(number: Int, url: String, first: PostgresConnection) {
        self.number = number
        queue = DispatchQueue(label: "quanzi.postgres.\(number)")
        self.url = url
        connection = first
    }

    func run<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(
                    with: Result {
                        if connection?.isBroken ?? true { connection = try PostgresConnection(url) }
                        guard let connection else { throw StorageError.lostConnection("closed") }
                        return try body(connection)
                    })
            }
        }
    }

    func close() { queue.sync { connection = nil } }
}
