internal import Foundation
internal import Storage
internal import StorageSQLite

/// Lays a backup down as the database of a new data folder.
public struct Restore: Sendable {
    private let source: String
    private let place: DataPlace

    public init(from source: String, to place: DataPlace) {
        self.source = source
        self.place = place
    }

    /// - Throws: `InstallationError.folder` if there is no backup, it is damaged, or there is data already.
    public func copy() async throws {
        guard FileManager.default.isReadableFile(atPath: source) else {
            throw InstallationError.folder("\(source) is not there or cannot be read")
        }
        try place.prepare()
        // A log without its database would be played onto the new one.
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: place.databaseFile + ending) {
            throw InstallationError.folder("\(place.folder) has a database already; restore into an empty folder")
        }
        let partial = place.databaseFile + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try FileManager.default.copyItem(atPath: source, toPath: partial)
            let copy = try SQLiteDatabase(path: partial)
            let problems = try await copy.integrityProblems()
            try await copy.close()
            if let problem = problems.first {
                try? FileManager.default.removeItem(atPath: partial)
                throw InstallationError.folder("\(source) is damaged: \(problem)")
            }
            try FileManager.default.moveItem(atPath: partial, toPath: place.databaseFile)
        } catch let error as CocoaError {
            throw InstallationError.folder("\(source) cannot be copied: \(InstallationError.reason(error))")
        }
    }
}
