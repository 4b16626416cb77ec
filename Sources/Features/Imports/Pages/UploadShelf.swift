internal import Foundation
internal import Hummingbird
internal import Kernel
internal import NIOPosix
internal import Web

/// The folder where uploads wait: the file itself, and beside it what is known of it. A restart forgets neither.
struct UploadShelf: Sendable {
    let folder: String
    let limitBytes: Int64
    let world: World

    /// An upload nobody asked for again is removed after this time.
    private static let life = Span.days(2)

    /// Writes a body to disk as it comes, never more than the limit.
    ///
    /// - Throws: `Failure.tooLarge`, `.full`; nothing of the file stays.
    func receive(_ body: RequestBody, name: String, workspace: WorkspaceID) async throws -> Upload {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        sweep()
        let id = world.bytes(16).map { String(format: "%02x", $0) }.joined()
        let partial = "\(folder)/\(id).part"
        do {
            let bytes = try await write(body, to: partial)
            let upload = Upload(
                id: id, name: name, workspace: workspace.rawValue, bytes: bytes, receivedMs: world.now().milliseconds)
            try FileManager.default.moveItem(atPath: partial, toPath: file(id))
            try JSONEncoder().encode(upload).write(to: URL(fileURLWithPath: card(id)), options: .atomic)
            return upload
        } catch {
            // Without its card nobody would find the file again.
            for path in [partial, file(id)] { try? FileManager.default.removeItem(atPath: path) }
            throw Self.isFullDisk(error) ? Failure.full : error
        }
    }

    private func write(_ body: RequestBody, to path: String) async throws -> Int64 {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        var count: Int64 = 0
        for try await piece in body {
            count += Int64(piece.readableBytes)
            guard count <= limitBytes else { throw Failure.tooLarge }
            let data = Data(piece.readableBytesView)
            try await NIOThreadPool.singleton.runIfActive { try handle.write(contentsOf: data) }
        }
        return count
    }

    /// Those of a workspace, the latest first.
    func all(in workspace: WorkspaceID) -> [Upload] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".json") }.compactMap { find(String($0.dropLast(5)), in: workspace) }
            .sorted { ($1.receivedMs, $0.id) < ($0.receivedMs, $1.id) }
    }

    /// Nil if there is none, or it belongs to another workspace.
    func find(_ id: String, in workspace: WorkspaceID) -> Upload? {
        guard Upload.isID(id), let data = FileManager.default.contents(atPath: card(id)),
            let upload = try? JSONDecoder().decode(Upload.self, from: data), upload.workspace == workspace.rawValue,
            FileManager.default.fileExists(atPath: path(of: upload))
        else { return nil }
        return upload
    }

    func path(of upload: Upload) -> String { file(upload.id) }

    /// Takes the upload off the list for its import, which removes the file at its end.
    func release(_ upload: Upload) { try? FileManager.default.removeItem(atPath: card(upload.id)) }

    func remove(_ upload: Upload) {
        // Whoever takes the card has the file: an import that was begun in between keeps it.
        guard (try? FileManager.default.removeItem(atPath: card(upload.id))) != nil else { return }
        try? FileManager.default.removeItem(atPath: path(of: upload))
    }

    private func file(_ id: String) -> String { "\(folder)/\(id).upload" }
    private func card(_ id: String) -> String { "\(folder)/\(id).json" }

    /// Removes what was left by browsers that went away.
    private func sweep() {
        let now = world.now()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let path = "\(folder)/\(name)"
            guard let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date else { continue }
            let instant = Instant(milliseconds: Int64(changed.timeIntervalSince1970 * 1000))
            // A file without a card belongs to a running import, or to one that the server did not live to end.
            let isOrphan = name.hasSuffix(".upload") && !FileManager.default.fileExists(atPath: card(String(name.dropLast(7))))
            if now - instant > (isOrphan ? .days(14) : Self.life) { try? FileManager.default.removeItem(atPath: path) }
        }
    }

    private static func isFullDisk(_ error: any Error) -> Bool {
        if (error as? CocoaError)?.code == .fileWriteOutOfSpace { return true }
        let code = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return [error as NSError, code].contains { $0?.domain == NSPOSIXErrorDomain && $0?.code == Int(ENOSPC) }
    }
}
