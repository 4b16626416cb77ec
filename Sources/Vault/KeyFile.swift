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
        clearLeftovers()
        if let key = try read() { return key }
        let fresh = "\(path)\(Self.unfinished)\(world.id(KeyFile.self))"
        let text = Data(world.bytes(Vault.keyBytes)).base64EncodedString() + "\n"
        guard Self.make(fresh, text) else { throw KeyFileProblem(path, "cannot be made") }
        // A link never takes the place of a file that is there; some file systems know none.
        let isThere = link(fresh, path) == 0 || errno == EEXIST || Self.make(path, text) || errno == EEXIST
        unlink(fresh)
        guard isThere, syncFolder(), let key = try read() else { throw KeyFileProblem(path, "cannot be written") }
        return key
    }

    /// What a file is called before it is whole.
    private static let unfinished = ".new-"

    /// False, with the reason in `errno`, if it is there already or cannot be written; then nothing new is there.
    private static func make(_ path: String, _ text: String) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { return false }
        let bytes = Array(text.utf8)
        let isWritten = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0, reason = errno
        close(file)
        if !isWritten {
            unlink(path)
            errno = reason
        }
        return isWritten
    }

    /// A crash may have left a second copy of the key. Whoever is making one right now does without the link.
    private func clearLeftovers() {
        let folder = (path as NSString).deletingLastPathComponent, prefix = (path as NSString).lastPathComponent + Self.unfinished
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
            unlink((folder as NSString).appendingPathComponent(name))
        }
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
