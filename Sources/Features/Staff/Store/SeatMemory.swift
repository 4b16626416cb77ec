internal import Kernel
public import Storage
internal import Synchronization
internal import Web

/// Remembers for a second who a session belongs to, so that not every request asks the database. A write that goes through
/// `watching` empties it before it returns, and what somebody read while that write ran is not remembered: after it, nobody is
/// answered from before it. A write that goes past it, such as one of another process (the command line), is seen when the
/// second is over.
public final class SeatMemory: Sendable {
    private struct Entry {
        var person: SignedIn
        var until: Instant
    }

    private struct State {
        var entries: [[UInt8]: Entry] = [:]
        /// Counts how often it was emptied.
        var generation: UInt64 = 0
    }

    private static let life = Span.seconds(1)
    /// More sessions than this at once start again from nothing.
    private static let limit = 10_000
    private let state = Mutex(State())

    public init() {}

    func person(_ tokenHash: [UInt8], now: Instant) -> SignedIn? {
        state.withLock { state in
            guard let entry = state.entries[tokenHash], entry.until > now, entry.until <= now + Self.life, entry.person.expires > now else {
                return nil
            }
            return entry.person
        }
    }

    /// To be asked before the database is.
    var generation: UInt64 { state.withLock { $0.generation } }

    /// Does nothing if it was emptied since `generation`: what was found then may be what was just revoked.
    func remember(_ person: SignedIn, _ tokenHash: [UInt8], now: Instant, generation: UInt64) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.entries.count >= Self.limit { state.entries = [:] }
            state.entries[tokenHash] = Entry(person: person, until: now + Self.life)
        }
    }

    /// The same database, but every write through it empties the memory.
    public func watching(_ database: any Database) -> any Database { WatchedDatabase(database: database, memory: self) }

    fileprivate func forget() {
        state.withLock { state in
            state.entries = [:]
            state.generation += 1
        }
    }
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

    func informPlanner() async throws { try await database.informPlanner() }
    func backup(to path: String) async throws { try await database.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await database.integrityProblems() }
    func close() async throws { try await database.close() }
}
