internal import Kernel
public import Storage
internal import Synchronization
internal import Web

/// Remembers for a second who a session belongs to, so that not every request asks the database. Whatever changes accounts,
/// roles or workspaces in this process goes through `watching` and empties it at once; a change made by another process (the
/// command line) is seen within that second.
public final class SeatMemory: Sendable {
    private struct Entry {
        var person: SignedIn
        var until: Instant
    }

    private static let life = Span.seconds(1)
    /// More sessions than this at once start again from nothing.
    private static let limit = 10_000
    private let entries = Mutex<[[UInt8]: Entry]>([:])

    public init() {}

    func person(_ tokenHash: [UInt8], now: Instant) -> SignedIn? {
        entries.withLock { entries in
            guard let entry = entries[tokenHash], entry.until > now, entry.until <= now + Self.life, entry.person.expires > now else {
                return nil
            }
            return entry.person
        }
    }

    func remember(_ person: SignedIn, _ tokenHash: [UInt8], now: Instant) {
        entries.withLock { entries in
            if entries.count >= Self.limit { entries = [:] }
            entries[tokenHash] = Entry(person: person, until: now + Self.life)
        }
    }

    /// The same database, but every write through it empties the memory.
    public func watching(_ database: any Database) -> any Database { WatchedDatabase(database: database, memory: self) }

    fileprivate func forget() { entries.withLock { $0 = [:] } }
}

private struct WatchedDatabase: Database {
    let database: any Database
    let memory: SeatMemory

    var dialect: Dialect { database.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try await database.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        defer { memory.forget() }
        return try await database.write(body)
    }

    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        defer { memory.forget() }
        return try await database.writeBulk(body)
    }

    func schemaChanged() async throws { try await database.schemaChanged() }
    func backup(to path: String) async throws { try await database.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await database.integrityProblems() }
    func close() async throws { try await database.close() }
}
