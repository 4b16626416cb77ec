internal import Storage
internal import StorageSQLite

/// Writes a consistent copy of an embedded database. It looks at no schema: a backup before an update is one of the older
/// version.
public struct Backup: Sendable {
    private let place: DataPlace

    public init(of place: DataPlace) { self.place = place }

    /// - Throws: `InstallationError.folder` if there is nothing to save, `StorageError`.
    public func write(to path: String) async throws {
        guard place.postgresURL == nil else {
            throw InstallationError.folder("backup is for the embedded database; PostgreSQL is saved with pg_dump")
        }
        try place.find()
        let database = try SQLiteDatabase(path: place.databaseFile)
        try await database.backup(to: path)
        try await database.close()
    }
}
