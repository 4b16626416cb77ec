internal import Kernel
internal import Storage

/// A database on which writes go wrong as a stage says. What it throws and what it keeps is what the real one promises: a
/// write whose answer was lost is there, every other failed one is not.
final class FaultyDatabase: Database {
    private let real: any Database
    private let stage: FaultStage

    init(_ real: any Database, stage: FaultStage) {
        self.real = real
        self.stage = stage
    }

    var dialect: Dialect { real.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try stage.checkRunning()
        return try await real.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await perform(.write, body) { try await self.real.write($0) }
    }

    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await perform(.bulk, body) { try await self.real.writeBulk($0) }
    }

    func informPlanner() async throws { try await real.informPlanner() }
    func backup(to path: String) async throws { try await real.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await real.integrityProblems() }
    func close() async throws { try await real.close() }

    private typealias Body<T> = @Sendable (any WriteTransaction) throws -> T

    private func perform<T: Sendable>(
        _ channel: FaultChannel, _ body: @escaping Body<T>, _ run: (@escaping Body<T>) async throws -> T
    ) async throws -> T {
        guard let drawn = try stage.next(channel) else { return try await run(body) }
        let error = InjectedFault(fault: drawn.fault)
        switch (drawn.fault, drawn.moment) {
        case (.beforeWrite, _): throw error
        case (.insideWrite, _): return try await run(FaultyDatabase.failing(body, drawn, error))
        case (.diskFull, _): return try await run(FaultyDatabase.failing(body, drawn, StorageError.diskFull))
        case (.afterCommit, _):
            _ = try await run(body)
            throw error
        case (.crash, 0):
            stage.stop()
            throw error
        case (.crash, 1):
            let stage = stage
            return try await run { tx in
                defer { stage.stop() }
                return try FaultyDatabase.failing(body, drawn, error)(tx)
            }
        case (.crash, _):
            _ = try await run(body)
            stage.stop()
            throw error
        case (.rerun, _):
            do {
                return try await run(FaultyDatabase.failing(body, nil, error))
            } catch is InjectedFault {
                return try await run(body)
            }
        }
    }

    /// The body, failing at the drawn statement, at its end if it has fewer or none was drawn.
    private static func failing<T>(_ body: @escaping Body<T>, _ drawn: FaultPlan.Drawn?, _ error: any Error) -> Body<T> {
        { tx in
            _ = try body(FaultyTransaction(tx, drawn, error))
            throw error
        }
    }
}

/// A transaction that fails at one of its statements.
private final class FaultyTransaction: WriteTransaction {
    private let real: any WriteTransaction
    private let error: any Error
    private let countsOnlyBatches: Bool
    private var left: Int

    init(_ real: any WriteTransaction, _ drawn: FaultPlan.Drawn?, _ error: any Error) {
        self.real = real
        self.error = error
        countsOnlyBatches = drawn?.countsOnlyBatches ?? false
        left = drawn?.statement ?? .max
    }

    var dialect: Dialect { real.dialect }

    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws { try real.each(sql, body) }

    func run(_ sql: SQL) throws -> Int {
        if !countsOnlyBatches { try count() }
        return try real.run(sql)
    }

    func insert(_ batch: ColumnBatch, into table: StaticString, unlessSame unique: [String]) throws -> [Bool] {
        try count()
        return try real.insert(batch, into: table, unlessSame: unique)
    }

    func merge(_ batch: ColumnBatch, into table: StaticString, key: [String], update: StaticString) throws {
        try count()
        try real.merge(batch, into: table, key: key, update: update)
    }

    private func count() throws {
        left -= 1
        if left <= 0 { throw error }
    }
}
