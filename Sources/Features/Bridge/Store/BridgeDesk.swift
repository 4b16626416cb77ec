public import FeatureRules
public import Kernel
public import Storage
public import Vault

/// Where bridges are made, switched and removed.
public struct BridgeDesk: Sendable {
    private let database: any Database
    private let vault: Vault
    private let world: World
    /// Of one workspace.
    public static let limit = 20

    public init(database: any Database, vault: Vault, world: World) {
        self.database = database
        self.vault = vault
        self.world = world
    }

    /// A bridge with its key, which is not to be had again.
    public struct Fresh: Sendable {
        public var entry: BridgeEntry
        public var secret: WebhookSecret
    }

    /// The latest first.
    public func all(in workspace: WorkspaceID) async throws -> [BridgeEntry] {
        try await database.read { tx in try BridgeRows.all(in: workspace, tx) }
    }

    /// - Throws: `BridgeRefusal.notFound`.
    public func one(_ id: BridgeID, in workspace: WorkspaceID) async throws -> BridgeEntry {
        try await database.read { tx in try Self.known(id, workspace, tx) }
    }

    /// The latest lines that were not taken, the latest first.
    public func refusals(of id: BridgeID, in workspace: WorkspaceID) async throws -> [BridgeRefusedLine] {
        try await database.read { tx in try BridgeRows.refusals(of: id, in: workspace, tx) }
    }

    /// - Throws: `BridgeRefusal`.
    public func make(name typed: String, workspace: WorkspaceID, cause: Cause) async throws -> Fresh {
        let name = try BridgeName(typed).text, id: BridgeID = world.id(), now = world.now(), secret = WebhookSecret(world: world)
        let sealed = try seal(secret, of: id, workspace)
        let entry = BridgeEntry(id: id, name: name, state: .on, created: now, received: nil, lines: 0, refused: 0)
        try await database.write { [world] tx in
            guard try BridgeRows.all(in: workspace, tx).count < Self.limit else { throw BridgeRefusal.tooMany }
            try tx.run(
                """
                INSERT INTO bridge (workspace_id, id, name, state, secret, created_by, created_ms, lines, refused)
                VALUES (\(workspace), \(id), \(name), \(entry.state.rawValue), \(sealed), \(cause.description), \(now), 0, 0)
                """)
            try AuditLog.note(.bridgeMade(id, name: name), workspace: workspace, cause: cause, world: world, tx)
        }
        return Fresh(entry: entry, secret: secret)
    }

    /// - Throws: `BridgeRefusal.notFound`.
    public func turn(_ id: BridgeID, isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx), state = isOn ? BridgeState.on : .off
            guard known.state != state else { return }
            try tx.run("UPDATE bridge SET state = \(state.rawValue) WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(.bridgeSwitched(id, name: known.name, isOn: isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Makes a new key. The old one ends at once: what is refused meanwhile is sent again, and nothing comes twice.
    ///
    /// - Throws: `BridgeRefusal`.
    public func changeKey(_ id: BridgeID, workspace: WorkspaceID, cause: Cause) async throws -> Fresh {
        let secret = WebhookSecret(world: world), sealed = try seal(secret, of: id, workspace)
        let entry = try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try tx.run("UPDATE bridge SET secret = \(sealed) WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(.bridgeKeyChanged(id, name: known.name), workspace: workspace, cause: cause, world: world, tx)
            return known
        }
        return Fresh(entry: entry, secret: secret)
    }

    /// What it brought stays.
    ///
    /// - Throws: `BridgeRefusal.notFound`.
    public func remove(_ id: BridgeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.writeBulk { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try tx.run("DELETE FROM bridge WHERE workspace_id = \(workspace) AND id = \(id)")
            try tx.run("DELETE FROM bridge_line WHERE workspace_id = \(workspace) AND bridge_id = \(id)")
            try tx.run("DELETE FROM bridge_refusal WHERE workspace_id = \(workspace) AND bridge_id = \(id)")
            try AuditLog.note(.bridgeRemoved(id, name: known.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// How many bridges have a key that this installation's key does not open.
    public func unreadable(in workspace: WorkspaceID) async throws -> Int {
        let sealed = try await database.read { tx in
            try tx.all("SELECT id, secret FROM bridge WHERE workspace_id = \(workspace)") { (id: $0.id(0, BridgeKind.self), secret: $0.blob(1)) }
        }
        return sealed.count { (try? vault.open($0.secret, for: BridgeRows.place($0.id, in: workspace))) == nil }
    }

    private static func known(_ id: BridgeID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> BridgeEntry {
        guard let known = try BridgeRows.one(id, in: workspace, tx) else { throw BridgeRefusal.notFound }
        return known
    }

    private func seal(_ secret: WebhookSecret, of id: BridgeID, _ workspace: WorkspaceID) throws -> [UInt8] {
        do { return try vault.seal(secret.bytes, for: BridgeRows.place(id, in: workspace)) } catch VaultProblem.noKey {
            throw BridgeRefusal.keyMissing
        }
    }
}
