internal import Dispatch
internal import Glibc
public import Storage
internal import Synchronization

/// The server engine: a pool of blocking connections, each on a thread of its own.
public final class PostgresDatabase: Database {
    public let dialect = Dialect.postgres
    private let lanes: [Lane]
    private let turn = Mutex(0)
    /// A transaction that met another one runs again; after this many times it is given up.
    private static let tries = 25

    /// - Parameter url: `postgres://user:password@host:5432/name`
    /// - Throws: `StorageError.cannotOpen`.
    public init(url: String, connections: Int = 8) throws {
        lanes = try (1...connections).map { Lane(number: $0, url: url, first: try PostgresConnection(url)) }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try await lane().run { try $0.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", body) }
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        let lane = lane()
        return try await lane.run { connection in
            for attempt in 1..<PostgresDatabase.tries {
                do {
                    return try connection.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
                } catch StorageError.serialization {
                    // Every lane waits a different time, or the same ones meet again.
                    usleep(UInt32(attempt * lane.number * 700))
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
    public func schemaChanged() async throws {}

    public func integrityProblems() async throws -> [String] { [] }

    public func close() async throws {
        for lane in lanes { lane.close() }
    }

    private func lane() -> Lane {
        lanes[turn.withLock { turn in
            turn = (turn + 1) % lanes.count
            return turn
        }]
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
