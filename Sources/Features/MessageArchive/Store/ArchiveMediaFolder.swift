internal import Foundation
internal import Glibc
public import Kernel

/// Where pictures, voices and files lie: each a file of its own, so that neither a backup nor the database grows with them.
public struct ArchiveMediaFolder: Sendable {
    private let root: String

    /// - Parameter root: a folder that need not be there yet.
    public init(_ root: String) { self.root = root }

    public func path(of place: ArchiveMediaEntry.Place, in workspace: WorkspaceID) -> String {
        "\(folder(of: place.connection, in: workspace))/\(place.seq)-\(place.part)"
    }

    private func folder(of connection: ConnectionID, in workspace: WorkspaceID) -> String { "\(root)/\(workspace)/\(connection)" }

    /// Makes the folder, and keeps every other process out of it until what is returned is closed or this process dies.
    ///
    /// - Returns: nil if another one is at work there.
    func hold(_ connection: ConnectionID, in workspace: WorkspaceID) throws -> FileHandle? {
        let path = folder(of: connection, in: workspace)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let folder = try Self.opened(path, O_RDONLY | O_DIRECTORY)
        guard flock(folder.fileDescriptor, LOCK_EX | LOCK_NB) != 0 else { return folder }
        guard errno == EWOULDBLOCK else { throw Self.failure }
        return nil
    }

    /// Whole or not at all, and on the disk when this returns; what was there is replaced. Only for who holds the folder.
    func write(_ bytes: [UInt8], to place: ArchiveMediaEntry.Place, in workspace: WorkspaceID) throws {
        let path = path(of: place, in: workspace), unfinished = path + ".new"
        let file = try Self.opened(unfinished, O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
        try file.close()
        guard rename(unfinished, path) == 0 else { throw Self.failure }
        let folder = try Self.opened(folder(of: place.connection, in: workspace), O_RDONLY | O_DIRECTORY)
        guard fsync(folder.fileDescriptor) == 0 else { throw Self.failure }
        try folder.close()
    }

    /// It may be gone already.
    func remove(_ place: ArchiveMediaEntry.Place, in workspace: WorkspaceID) throws {
        guard unlink(path(of: place, in: workspace)) == 0 || errno == ENOENT else { throw Self.failure }
    }

    private static func opened(_ path: String, _ how: Int32) throws -> FileHandle {
        let file = open(path, how | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure }
        return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    private static var failure: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
