internal import Foundation
internal import Glibc
public import Kernel

/// The file with the key of an installation, for its owner's eyes only. It is no part of a backup: who has both can read the
/// secrets.
public struct KeyFile: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// The key; nil if there is no such file.
    ///
    /// - Throws: `KeyFileProblem`.
    public func read() throws(KeyFileProblem) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let text = FileManager.default.contents(atPath: path) else { throw KeyFileProblem(path, "cannot be read by this user") }
        let line = String(decoding: text.prefix(100), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = Data(base64Encoded: line), key.count == Vault.keyBytes else { throw KeyFileProblem(path, "holds no key") }
        return Array(key)
    }

    /// The key, made at the first time. Of several that make it at once all get the same.
    ///
    /// - Throws: `KeyFileProblem`.
    public func readOrMake(_ world: World) throws(KeyFileProblem) -> [UInt8] {
        if let key = try read() { return key }
        let fresh = "\(path).\(world.id(KeyFile.self))"
        let text = Data(world.bytes(Vault.keyBytes)).base64EncodedString() + "\n"
        let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw KeyFileProblem(path, "cannot be made") }
        let bytes = Array(text.utf8)
        let isWritten = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        close(file)
        // A link never takes the place of a file that is there.
        let isThere = isWritten && (link(fresh, path) == 0 || errno == EEXIST)
        unlink(fresh)
        guard isThere, syncFolder(), let key = try read() else { throw KeyFileProblem(path, "cannot be written") }
        return key
    }

    /// Whether nobody but its owner can read it.
    public var isPrivate: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 == 0
    }

    private func syncFolder() -> Bool {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        return fsync(folder) == 0
    }
}
