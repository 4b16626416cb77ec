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
        let partial = RestingFile(path: place.databaseFile + ".partial")
        let leftover = partial.path
        if let log = try? FileManager.default.attributesOfItem(atPath: source + "-wal")[.size] as? Int, log > 0 {
            throw InstallationError.folder(
                "\(source) is the database of an installation, and a part of it is still in its log; save it with `quanzi backup` first")
        }
        // The log of a copy that was cut off would be played onto this one.
        for ending in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: leftover + ending) }
        do {
            try FileManager.default.copyItem(atPath: source, toPath: leftover)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: leftover)
            if let problem = try partial.examine().first { throw StorageError.corrupt(problem) }
            guard try partial.has(table: Migrator.table) else {
                throw InstallationError.folder("\(source) is no backup of Quanzi")
            }
            try partial.settle(as: place.databaseFile)
        } catch {
            try? FileManager.default.removeItem(atPath: leftover)
            switch error {
            case StorageError.corrupt(let problem): throw InstallationError.folder("\(source) is damaged: \(problem)")
            case let error as CocoaError:
                throw InstallationError.folder("\(source) cannot be copied: \(InstallationError.reason(error))")
            default: throw error
            }
        }
    }
}
