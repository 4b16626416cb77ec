internal import Foundation
public import Storage
internal import StoragePostgres
internal import StorageSQLite

extension Engine {
    /// The same with the engine's search index beside it.
    public func withIndex<T>(_ body: (any Database, any TextIndex) async throws -> T) async throws -> T {
        try await with { database in
            if let postgres = database as? PostgresDatabase {
                return try await body(database, PostgresTextIndex(postgres))
            }
            let folder = FileManager.default.temporaryDirectory.appending(path: "quanzi-test-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await body(database, SQLiteTextIndex(path: folder.appending(path: "text.sqlite").path))
        }
    }
}
