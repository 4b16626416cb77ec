import Kernel
import Storage

/// Broken products, to see that the checkers see it.
///
/// Every message is new to it: the fingerprint that makes lines unique is another one each time.
final class ForgetfulDatabase: Database {
    private let real: any Database

    init(_ real: any Database) { self.real = real }

    var dialect: Dialect { real.dialect }
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T { try await real.read(body) }
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T { try await real.write(body) }
    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await real.writeBulk { try body(ForgetfulTransaction(real: $0)) }
    }
    func informPlanner() async throws { try await real.informPlanner() }
    func backup(to path: String) async throws { try await real.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await real.integrityProblems() }
    func close() async throws { try await real.close() }
}

private struct ForgetfulTransaction: WriteTransaction {
    let real: any WriteTransaction
    var dialect: Dialect { real.dialect }
    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws { try real.each(sql, body) }
    func run(_ sql: SQL) throws -> Int { try real.run(sql) }
    func merge(_ batch: ColumnBatch, into table: StaticString, key: [String], update: StaticString) throws {
        try real.merge(batch, into: table, key: key, update: update)
    }

    func insert(_ batch: ColumnBatch, into table: StaticString, unlessSame unique: [String]) throws -> [Bool] {
        var changed = ColumnBatch(count: batch.count)
        for (name, column) in zip(batch.names, batch.columns) {
            changed.add(name, name == "fingerprint" ? .integers((0..<batch.count).map { _ in .random(in: 1 ... .max) }) : column)
        }
        return try real.insert(changed, into: table, unlessSame: unique)
    }
}

/// Keeps what a failed transaction wrote before it failed.
final class HalfDatabase: Database {
    private let real: any Database

    init(_ real: any Database) { self.real = real }

    var dialect: Dialect { real.dialect }
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T { try await real.read(body) }
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T { try await real.write(body) }
    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await real.writeBulk { tx in Result { try body(tx) } }.get()
    }
    func informPlanner() async throws { try await real.informPlanner() }
    func backup(to path: String) async throws { try await real.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await real.integrityProblems() }
    func close() async throws { try await real.close() }
}

/// Acknowledges batches that it does not keep.
final class LyingDatabase: Database {
    private struct Dropped<T: Sendable>: Error { var value: T }
    private let real: any Database

    init(_ real: any Database) { self.real = real }

    var dialect: Dialect { real.dialect }
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T { try await real.read(body) }
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T { try await real.write(body) }
    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        do {
            return try await real.writeBulk { tx in throw Dropped(value: try body(tx)) }
        } catch let dropped as Dropped<T> {
            return dropped.value
        }
    }
    func informPlanner() async throws { try await real.informPlanner() }
    func backup(to path: String) async throws { try await real.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await real.integrityProblems() }
    func close() async throws { try await real.close() }
}

/// Takes the first batch of every addition and forgets the others.
final class LazyTextIndex: TextIndex {
    private let real: any TextIndex

    init(_ real: any TextIndex) { self.real = real }

    func add(_ batches: [TextIndexBatch]) async throws { try await real.add(Array(batches.prefix(1))) }
    func find(_ query: TextIndexQuery) async throws -> [Int64] { try await real.find(query) }
    func remove(_ workspace: WorkspaceID) async throws { try await real.remove(workspace) }
}
