public import ArchiveConnector
public import FeatureRules
internal import Foundation
public import Kernel
public import Storage
internal import Vault

extension ArchiveDesk {
    /// Versions of public keys at the platform.
    static let versions = 1...10_000

    /// Has an archive looked at as soon as may be.
    ///
    /// - Throws: `ArchiveRefusal.notFound`.
    public func ask(for connection: ConnectionID, workspace: WorkspaceID) async throws {
        let now = world.now()
        try await database.write { tx in
            _ = try Self.known(connection, workspace, tx)
            try tx.run("UPDATE message_archive SET asked_ms = \(now) WHERE workspace_id = \(workspace) AND connection_id = \(connection)")
        }
    }

    /// Takes another secret, further private keys, or both. Keys that are there stay: old records are sealed for them.
    ///
    /// - Parameter secret: empty keeps the one that is there.
    /// - Throws: `ArchiveRefusal`.
    public func change(secret: String, adding keys: [Int: String], of connection: ConnectionID, workspace: WorkspaceID, cause: Cause) async throws {
        guard !secret.isEmpty || !keys.isEmpty else { throw ArchiveRefusal.nothingNew }
        try Self.check(keys)
        let opening = try await opening(of: connection, workspace: workspace)
        let pems = opening.pems.merging(keys) { _, new in new }
        let sealedKeys = try sealed(Array(JSONEncoder().encode(pems)), .keys, of: connection, workspace)
        let sealedSecret = try sealed(Array((secret.isEmpty ? opening.terms.secret : secret).utf8), .secret, of: connection, workspace)
        try await database.write { [world] tx in
            let known = try Self.known(connection, workspace, tx)
            try tx.run(
                """
                UPDATE message_archive SET secret = \(sealedSecret), keys = \(sealedKeys), problem = NULL
                WHERE workspace_id = \(workspace) AND connection_id = \(connection)
                """)
            try AuditLog.note(.archiveChanged(connection, name: known.corpID), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Which pictures, voices and files are fetched from now on. What is waited for and wanted no more is left where it is.
    ///
    /// - Throws: `ArchiveRefusal.notFound`, `.mediaSizeOutOfRange`, `.mediaDaysOutOfRange`.
    public func change(media policy: ArchiveMediaPolicy, of connection: ConnectionID, workspace: WorkspaceID, cause: Cause) async throws {
        try policy.check()
        let kinds = ArchiveMediaKind.allCases.filter(policy.kinds.contains), dropped = ArchiveMediaKind.allCases.filter { !policy.kinds.contains($0) }
        try await database.write { [world] tx in
            let known = try Self.known(connection, workspace, tx)
            try tx.run(
                """
                UPDATE message_archive SET media_kinds = \(kinds.map(\.rawValue).joined(separator: ",")), media_megabytes = \(policy.megabytes),
                    media_days = \(policy.days) WHERE workspace_id = \(workspace) AND connection_id = \(connection)
                """)
            for kind in dropped {
                try tx.run(
                    """
                    DELETE FROM archive_media WHERE workspace_id = \(workspace) AND connection_id = \(connection)
                    AND state = \(ArchiveMediaState.wanted.rawValue) AND kind = \(kind.rawValue)
                    """)
            }
            try AuditLog.note(.archiveMediaChanged(connection, name: known.corpID), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Which private keys are there, ascending.
    ///
    /// - Throws: `ArchiveRefusal.notFound`, `.keyMissing`.
    public func keyVersions(of connection: ConnectionID, workspace: WorkspaceID) async throws -> [Int] {
        try await opening(of: connection, workspace: workspace).pems.keys.sorted()
    }

    /// How many archives have secrets that this installation's key does not open.
    public func unreadable(in workspace: WorkspaceID) async throws -> Int {
        var unreadable = 0
        for archive in try await all(in: workspace) {
            do { _ = try await opening(of: archive.connection, workspace: workspace) } catch ArchiveRefusal.keyMissing { unreadable += 1 }
        }
        return unreadable
    }

    /// - Throws: `.versionOutOfRange`, `.keyUnreadable`.
    static func check(_ keys: [Int: String]) throws(ArchiveRefusal) {
        guard keys.keys.allSatisfy(versions.contains) else { throw .versionOutOfRange }
        guard (try? ArchiveKeys(pems: keys)) != nil else { throw .keyUnreadable }
    }

    func sealed(_ bytes: [UInt8], _ part: ArchiveRows.Part, of connection: ConnectionID, _ workspace: WorkspaceID) throws -> [UInt8] {
        do { return try vault.seal(bytes, for: ArchiveRows.place(part, of: connection, in: workspace)) } catch VaultProblem.noKey {
            throw ArchiveRefusal.keyMissing
        }
    }
}
