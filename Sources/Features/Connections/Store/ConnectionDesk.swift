public import FeatureRules
public import Kernel
public import Storage
public import Vault

/// Where companies are connected and disconnected.
public struct ConnectionDesk: Sendable {
    let database: any Database
    let vault: Vault
    let world: World

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

    /// Connects a company, or gives the connection it has new secrets; then it works again. Whether the platform takes them is asked
    /// before (`PlatformProbe.verify`).
    ///
    /// - Parameter replaces: false if a company that is connected here already is to be left as it is.
    /// - Throws: `ConnectionRefusal`.
    public func connect(
        _ terms: ConnectionTerms, replaces: Bool = true, workspace: WorkspaceID, cause: Cause
    ) async throws -> ConnectionEntry {
        let fresh: ConnectionID = world.id()
        return try await database.write { tx in
            let holder = try tx.first("SELECT workspace_id, id FROM wecom_connection WHERE corp_id = \(terms.corpID)") {
                (workspace: $0.id(0, WorkspaceKind.self), id: $0.id(1, ConnectionKind.self))
            }
            if let holder, holder.workspace != workspace { throw ConnectionRefusal.corpTaken }
            if holder != nil, !replaces { throw ConnectionRefusal.corpHere }
            let past = try tx.first("SELECT id FROM wecom_past_connection WHERE workspace_id = \(workspace) AND corp_id = \(terms.corpID)") {
                $0.id(0, ConnectionKind.self)
            }
            let id = holder?.id ?? past ?? fresh
            if past != nil { try tx.run("DELETE FROM wecom_past_connection WHERE workspace_id = \(workspace) AND id = \(id)") }
            let before = holder == nil ? nil : try? self.terms(of: id, workspace: workspace, tx)
            try write(terms, as: id, before: before, workspace: workspace, cause: cause, tx)
            let act: AuditAct =
                if holder == nil {
                    .connectionMade(id, name: terms.corpID)
                } else if let before, before.secret == terms.secret, before.agentID == terms.agentID, before.apiBase == terms.apiBase,
                    before.token != terms.token || before.encodingKey != terms.encodingKey
                {
                    .connectionCallbackChanged(id, name: terms.corpID)
                } else {
                    .connectionChanged(id, name: terms.corpID)
                }
            try AuditLog.note(act, workspace: workspace, cause: cause, world: world, tx)
            return try Self.known(id, workspace, tx)
        }
    }

    /// - Parameter before: what it was connected by; nil if it was not, or nothing opens it.
    private func write(
        _ terms: ConnectionTerms, as id: ConnectionID, before: ConnectionTerms?, workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction
    ) throws {
        func sealed(_ secret: String, _ part: ConnectionRows.Part) throws -> [UInt8] {
            do { return try vault.seal(Array(secret.utf8), for: ConnectionRows.place(part, of: id, in: workspace)) } catch VaultProblem.noKey {
                throw ConnectionRefusal.keyMissing
            }
        }
        let isSameCallback = before?.token == terms.token && before?.encodingKey == terms.encodingKey
        try tx.run(
            """
            INSERT INTO wecom_connection (workspace_id, id, corp_id, agent_id, api_base, secret, callback_token, encoding_key, state,
                created_by, created_ms)
            VALUES (\(workspace), \(id), \(terms.corpID), \(terms.agentID), \(terms.apiBase), \(try sealed(terms.secret, .secret)),
                \(try sealed(terms.token, .token)), \(try sealed(terms.encodingKey, .key)), \(ConnectionState.on.rawValue),
                \(cause.description), \(world.now()))
            ON CONFLICT (workspace_id, id) DO UPDATE SET agent_id = excluded.agent_id, api_base = excluded.api_base,
                secret = excluded.secret, callback_token = excluded.callback_token, encoding_key = excluded.encoding_key,
                state = excluded.state, problem = NULL, refused_trouble = NULL, refused_code = NULL, refused_address = NULL,
                secret_number = wecom_connection.secret_number + 1
            """)
        if !isSameCallback {
            try tx.run("UPDATE wecom_connection SET reached_ms = NULL WHERE workspace_id = \(workspace) AND id = \(id)")
        }
        // What was found with other credentials says nothing any more.
        try tx.run("DELETE FROM wecom_check WHERE workspace_id = \(workspace) AND connection_id = \(id)")
    }

    /// What was called while it was off was not kept: everything is looked at when it is on again.
    ///
    /// - Throws: `ConnectionRefusal.notFound`.
    public func turn(_ id: ConnectionID, isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx), state = isOn ? ConnectionState.on : .off
            guard known.state != state else { return }
            try tx.run(
                """
                UPDATE wecom_connection SET state = \(state.rawValue), problem = NULL, synced_ms = NULL, refused_trouble = NULL,
                    refused_code = NULL, refused_address = NULL
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
            try AuditLog.note(
                .connectionSwitched(id, name: known.corpID, isOn: isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Disconnects a company for good: its credentials are gone, and what they called that was not handled yet; what is known of its
    /// groups stays. The company may be connected again, here or to another workspace.
    ///
    /// - Throws: `ConnectionRefusal.notFound`.
    public func remove(_ id: ConnectionID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try tx.run("DELETE FROM wecom_connection WHERE workspace_id = \(workspace) AND id = \(id)")
            try tx.run("DELETE FROM wecom_check WHERE workspace_id = \(workspace) AND connection_id = \(id)")
            // What was wanted of it is not carried out months later, should it come back.
            for call in [TagErrand.call(id), LiveCodeRows.call(id), GroupWelcomeRows.call(id), ChannelRows.call(id), TransferErrand.call(id)] {
                try tx.run("DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND state = 'waiting'")
            }
            try TransferRows(workspace: workspace).giveUp(on: id, at: world.now(), tx)
            // How far the archive was read stays, should the company come back.
            try tx.run(
                """
                UPDATE message_archive SET state = 'off', secret = \([UInt8]()), keys = \([UInt8]()), proxy_password = \([UInt8]())
                WHERE workspace_id = \(workspace) AND connection_id = \(id)
                """)
            try tx.run("DELETE FROM inbox WHERE workspace_id = \(workspace) AND source = \(known.inboxSource) AND state <> 'done'")
            try tx.run(
                """
                INSERT INTO wecom_past_connection (workspace_id, id, corp_id) VALUES (\(workspace), \(id), \(known.corpID))
                ON CONFLICT (workspace_id, id) DO NOTHING
                """)
            try AuditLog.note(.connectionRemoved(id, name: known.corpID), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Everything that connects it, its secrets too: for asking the platform, and for what a person must copy.
    ///
    /// - Throws: `ConnectionRefusal.notFound`, `.keyMissing` if the key of the installation does not open them.
    public func terms(of id: ConnectionID, workspace: WorkspaceID) async throws -> ConnectionTerms {
        try await database.read { tx in try terms(of: id, workspace: workspace, tx) }
    }

    private func terms(of id: ConnectionID, workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ConnectionTerms {
        let row = try tx.first(
            """
            SELECT corp_id, agent_id, api_base, secret, callback_token, encoding_key FROM wecom_connection
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        ) { (corp: $0.text(0), agent: $0.text(1), base: $0.text(2), secret: $0.blob(3), token: $0.blob(4), key: $0.blob(5)) }
        guard let row else { throw ConnectionRefusal.notFound }
        func opened(_ sealed: [UInt8], _ part: ConnectionRows.Part) throws -> String {
            guard let text = try? vault.open(sealed, for: ConnectionRows.place(part, of: id, in: workspace)) else { throw ConnectionRefusal.keyMissing }
            return String(decoding: text, as: UTF8.self)
        }
        return try ConnectionTerms(
            corpID: row.corp, agentID: row.agent, secret: opened(row.secret, .secret), token: opened(row.token, .token),
            encodingKey: opened(row.key, .key), apiBase: row.base)
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

    static func known(_ id: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ConnectionEntry {
        guard let known = try ConnectionRows.one(id, in: workspace, tx) else { throw ConnectionRefusal.notFound }
        return known
    }
}
