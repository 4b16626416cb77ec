internal import Foundation

/// Lays a backup down as the database of a new data folder.
public struct Restore: Sendable {
    private let source: String
    private let place: DataPlace

    public init(from source: String, to place: DataPlace) {
        self.source = source
        self.place = place
    }

    /// - Throws: `InstallationError.folder` if there is no backup, or data already.
    public func copy() throws {
        guard FileManager.default.isReadableFile(atPath: source) else {
            throw InstallationError.folder("\(source) is not there or cannot be read")
        }
        try place.prepare()
        guard !FileManager.default.fileExists(atPath: place.databaseFile) else {
            throw InstallationError.folder("\(place.folder) has a database already; restore into an empty folder")
        }
        let partial = place.databaseFile + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try FileManager.default.copyItem(atPath: source, toPath: partial)
            try FileManager.default.moveItem(atPath: partial, toPath: place.databaseFile)
        } catch {
            throw InstallationError.folder("\(source) cannot be copied: \(InstallationError.reason(error))")
        }
    }
}
