import Storage

/// A database that runs every write twice and rolls the first one back, as PostgreSQL may after a serialization failure.
struct TwiceDatabase: Database {
    let inner: any Database

    private struct Again: Error {}

    var dialect: Dialect { inner.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T { try await inner.read(body) }

    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await rolledBack { try await inner.write($0) } of: { _ = try body($0) }
        return try await inner.write(body)
    }

    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await rolledBack { try await inner.writeBulk($0) } of: { _ = try body($0) }
        return try await inner.writeBulk(body)
    }

    private typealias Body = @Sendable (any WriteTransaction) throws -> Void

    private func rolledBack(_ write: (@escaping Body) async throws -> Void, of body: @escaping Body) async throws {
        do {
            try await write { tx in
                try body(tx)
                throw Again()
            }
        } catch is Again {}
    }

    func informPlanner() async throws { try await inner.informPlanner() }
    func backup(to path: String) async throws { try await inner.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await inner.integrityProblems() }
    func close() async throws { try await inner.close() }
}
