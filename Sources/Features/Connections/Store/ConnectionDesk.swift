public import FeatureRules
public import Kernel
public import Storage
public import Vault

/// Where companies are connected and disconnected.
public struct ConnectionDesk: Sendable {
    private let database: any Database
    private let vault: Vault
    private let world: World

    public init(database: any Database, vault: Vault, world: World) {
        self.database = database
        self.vault = vault
        self.world = world
    }

    public func all(in workspace: WorkspaceID) async throws -> [ConnectionEntry] {
        try await database.read { tx in try ConnectionRows.all(in: workspace, tx) }
    }

    /// - Throws: `ConnectionRefusal.notFound`.
    public func one(_ id: ConnectionID, in workspace: WorkspaceID) async throws -> ConnectionEntry {
        try await database.read { tx in try Self.known(id, workspace, tx) }
    }

    /// Connects a company, or gives the connection it has new secrets; then it works again.
    ///
    /// - Throws: `ConnectionRefusal`.
    public func connect(_ terms: ConnectionTerms, workspace: WorkspaceID, cause: Cause) async throws -> ConnectionEntry {
        let fresh: ConnectionID = world.id(), now = world.now()
        return try await database.write { [world, vault] tx in
            let holder = try tx.first("SELECT workspace_id, id FROM wecom_connection WHERE corp_id = \(terms.corpID)") {
                (workspace: $0.id(0, WorkspaceKind.self), id: $0.id(1, ConnectionKind.self))
            }
            if let holder, holder.workspace != workspace { throw ConnectionRefusal.corpTaken }
            let id = holder?.id ?? fresh
            func sealed(_ secret: String, _ part: ConnectionRows.Part) throws -> [UInt8] {
                do { return try vault.seal(Array(secret.utf8), for: ConnectionRows.place(part, of: id, in: workspace)) } catch VaultProblem.noKey {
                    throw ConnectionRefusal.keyMissing
                }
            }
            try tx.run(
                """
                INSERT INTO wecom_connection (workspace_id, id, corp_id, agent_id, api_base, secret, callback_token, encoding_key, state,
                    created_by, created_ms)
                VALUES (\(workspace), \(id), \(terms.corpID), \(terms.agentID), \(terms.apiBase), \(try sealed(terms.secret, .secret)),
                    \(try sealed(terms.token, .token)), \(try sealed(terms.encodingKey, .key)), \(ConnectionState.on.rawValue),
                    \(cause.description), \(now))
                ON CONFLICT (workspace_id, id) DO UPDATE SET agent_id = excluded.agent_id, api_base = excluded.api_base,
                    secret = excluded.secret, callback_token = excluded.callback_token, encoding_key = excluded.encoding_key,
                    state = excluded.state, problem = NULL
                """)
            try AuditLog.note(
                holder == nil ? .connectionMade(id, name: terms.corpID) : .connectionChanged(id, name: terms.corpID), workspace: workspace,
                cause: cause, world: world, tx)
            return try Self.known(id, workspace, tx)
        }
    }

    /// What was called while it was off was not kept: everything is looked at when it is on again.
    ///
    /// - Throws: `ConnectionRefusal.notFound`.
    public func turn(_ id: ConnectionID, isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx), state = isOn ? ConnectionState.on : .off
            guard known.state != state else { return }
            try tx.run(
                "UPDATE wecom_connection SET state = \(state.rawValue), problem = NULL, synced_ms = NULL WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(
                .connectionSwitched(id, name: known.corpID, isOn: isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// The secret that opens the platform's API.
    ///
    /// - Throws: `ConnectionRefusal.notFound`, `.keyMissing` if the key of the installation does not open it.
    public func secret(of id: ConnectionID, workspace: WorkspaceID) async throws -> String {
        let sealed = try await database.read { tx in
            try tx.first("SELECT secret FROM wecom_connection WHERE workspace_id = \(workspace) AND id = \(id)") { $0.blob(0) }
        }
        guard let sealed else { throw ConnectionRefusal.notFound }
        guard let secret = try? vault.open(sealed, for: ConnectionRows.place(.secret, of: id, in: workspace)) else {
            throw ConnectionRefusal.keyMissing
        }
        return String(decoding: secret, as: UTF8.self)
    }

    /// The platform takes the secret no more: nothing is asked until there is a new one.
    ///
    /// - Parameter problem: what the platform says, without secrets.
    public func noteRefused(_ id: ConnectionID, problem: String, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE wecom_connection SET state = \(ConnectionState.refused.rawValue), problem = \(problem)
                WHERE workspace_id = \(workspace) AND id = \(id) AND state = \(ConnectionState.on.rawValue)
                """)
        }
    }

    /// Everything was looked at, as of then: the platform takes the secret, whatever it said before.
    public func noteSynced(_ id: ConnectionID, at: Instant, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE wecom_connection SET synced_ms = \(at), problem = NULL,
                    state = CASE WHEN state = \(ConnectionState.refused.rawValue) THEN \(ConnectionState.on.rawValue) ELSE state END
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
        }
    }

    private static func known(_ id: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ConnectionEntry {
        guard let known = try ConnectionRows.one(id, in: workspace, tx) else { throw ConnectionRefusal.notFound }
        return known
    }
}
