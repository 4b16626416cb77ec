internal import Foundation
public import Storage
internal import StoragePostgres
internal import StorageSQLite
internal import Synchronization
public import Testing

/// The engines a test runs on: SQLite always, PostgreSQL when `QUANZI_TEST_POSTGRES` names a server (`make test` starts one).
public enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgres

    public static var available: [Engine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }
    private static var postgresURL: String? { ProcessInfo.processInfo.environment["QUANZI_TEST_POSTGRES"] }
    public var testDescription: String { rawValue }

    /// Runs `body` on an empty database that is thrown away afterwards.
    public func with<T>(_ body: (any Database) async throws -> T) async throws -> T {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "quanzi-test-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let database = try SQLiteDatabase(path: folder.appending(path: "quanzi.sqlite").path)
            let value = try await body(database)
            try await database.close()
            return value
        case .postgres:
            await Permits.shared.take()
            defer { Permits.shared.give() }
            guard let url = Engine.postgresURL else { throw StorageError.cannotOpen("QUANZI_TEST_POSTGRES is not set") }
            let name = "test_\(UUID().uuidString.replacing("-", with: "").lowercased())"
            let server = try PostgresDatabase(url: url, connections: 1)
            try await server.schema("CREATE SCHEMA \(name)")
            let separator = url.contains("?") ? "&" : "?"
            let database = try PostgresDatabase(url: "\(url)\(separator)options=-csearch_path%3D\(name)", connections: 4)
            let value = try await body(database)
            try await database.close()
            try await server.schema("DROP SCHEMA \(name) CASCADE")
            try await server.close()
            return value
        }
    }
}

extension PostgresDatabase {
    fileprivate func schema(_ statement: String) async throws {
        try await write { tx in _ = try tx.run(SQL(text: statement)) }
    }
}

/// All tests start at once; a server has only so many connections.
private final class Permits: Sendable {
    static let shared = Permits(12)
    private let state: Mutex<(free: Int, waiting: [CheckedContinuation<Void, Never>])>

    init(_ free: Int) { state = Mutex((free, [])) }

    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func give() {
        state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }?.resume()
    }
}
