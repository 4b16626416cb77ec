internal import Foundation
internal import GRDB
internal import Storage

/// A database file that nobody has open: a backup, or a copy on its way into a data folder.
public struct RestingFile: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Looks the file over and leaves it whole, without a log beside it.
    ///
    /// - Returns: sentences about damage; empty if there is none.
    /// - Throws: `StorageError.corrupt` if it is no database.
    public func examine() throws -> [String] {
        do {
            let queue = try DatabaseQueue(path: path)
            let problems = try queue.inDatabase { db in
                try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            }
            try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
            return problems
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    /// Whether the schema has a table of that name.
    public func has(table: String) throws -> Bool {
        do {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try queue.read { try $0.tableExists(table) }
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }

    /// Gives the file its name once all of it is on the disk; after this no loss of power undoes it.
    public func settle(as name: String) throws {
        try RestingFile.synchronize(path)
        guard rename(path, name) == 0 else { throw StorageError.readOnly("\(name): \(String(cString: strerror(errno)))") }
        try RestingFile.synchronize(URL(fileURLWithPath: name).deletingLastPathComponent().path)
    }

    /// For a file or a folder.
    private static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw StorageError.cannotOpen("\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageError.deviceFailed("\(path): \(String(cString: strerror(errno)))") }
    }
}
