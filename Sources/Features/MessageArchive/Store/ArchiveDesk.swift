public import ArchiveConnector
public import FeatureRules
internal import Foundation
public import Kernel
public import Storage
public import Vault

/// Where the message archive of a connection is set up and switched.
public struct ArchiveDesk: Sendable {
    let database: any Database
    let vault: Vault
    let world: World

    public init(database: any Database, vault: Vault, world: World) {
        self.database = database
        self.vault = vault
        self.world = world
    }

    /// What somebody gives to have an archive read.
    public struct Terms: Sendable {
        public var library: String
        public var secret: String
        /// Private keys by version, as PEM.
        public var keys: [Int: String]
        public var proxy: String
        public var proxyPassword: String

        public init(library: String, secret: String, keys: [Int: String], proxy: String = "", proxyPassword: String = "") {
            self.library = library
            self.secret = secret
            self.keys = keys
            self.proxy = proxy
            self.proxyPassword = proxyPassword
        }
    }

    /// - Throws: `ArchiveRefusal.notFound`.
    public func one(_ connection: ConnectionID, in workspace: WorkspaceID) async throws -> ArchiveEntry {
        try await database.read { tx in try Self.known(connection, workspace, tx) }
    }

    public func all(in workspace: WorkspaceID) async throws -> [ArchiveEntry] {
        try await database.read { tx in try ArchiveRows.all(in: workspace, tx) }
    }

    /// Sets an archive up, or anew; what was read before stays, and reading goes on behind it.
    ///
    /// - Throws: `ArchiveRefusal`.
    public func connect(_ terms: Terms, of connection: ConnectionID, workspace: WorkspaceID, cause: Cause) async throws -> ArchiveEntry {
        guard terms.library.hasPrefix("/"), FileManager.default.isReadableFile(atPath: terms.library) else { throw ArchiveRefusal.libraryMissing }
        guard !terms.secret.isEmpty else { throw ArchiveRefusal.secretEmpty }
        guard !terms.keys.isEmpty else { throw ArchiveRefusal.keyUnreadable }
        try Self.check(terms.keys)
        let keys = try sealed(Array(JSONEncoder().encode(terms.keys)), .keys, of: connection, workspace)
        let secret = try sealed(Array(terms.secret.utf8), .secret, of: connection, workspace)
        let password = try sealed(Array(terms.proxyPassword.utf8), .password, of: connection, workspace), now = world.now()
        return try await database.write { [world] tx in
            guard let company = try ConnectionRows.one(connection, in: workspace, tx) else { throw ArchiveRefusal.notFound }
            try tx.run(
                """
                INSERT INTO message_archive (workspace_id, connection_id, library, secret, keys, proxy, proxy_password, state, seq, taken,
                    withheld, unread, created_by, created_ms)
                VALUES (\(workspace), \(connection), \(terms.library), \(secret), \(keys), \(terms.proxy), \(password), 'on', 0, 0, 0, 0,
                    \(cause.description), \(now))
                ON CONFLICT (workspace_id, connection_id) DO UPDATE SET library = excluded.library, secret = excluded.secret,
                    keys = excluded.keys, proxy = excluded.proxy, proxy_password = excluded.proxy_password, state = excluded.state, problem = NULL
                """)
            try AuditLog.note(
                .archiveConnected(connection, name: company.corpID), workspace: workspace, cause: cause, world: world, tx)
            return try Self.known(connection, workspace, tx)
        }
    }

    /// - Throws: `ArchiveRefusal.notFound`.
    public func turn(_ connection: ConnectionID, isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(connection, workspace, tx)
            guard known.isOn != isOn else { return }
            try tx.run(
                """
                UPDATE message_archive SET state = \(isOn ? "on" : "off"), problem = NULL
                WHERE workspace_id = \(workspace) AND connection_id = \(connection)
                """)
            try AuditLog.note(
                .archiveSwitched(connection, name: known.corpID, isOn: isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// What the library and the API are opened with, and the private keys by version.
    ///
    /// - Throws: `ArchiveRefusal.notFound`, `.keyMissing` if the key of the installation does not open it, `.keyUnreadable`.
    public func opening(of connection: ConnectionID, workspace: WorkspaceID) async throws -> (terms: ArchiveTerms, pems: [Int: String]) {
        let row = try await database.read { tx in
            try tx.first(
                """
                SELECT a.library, c.corp_id, a.secret, a.keys, a.proxy, a.proxy_password FROM message_archive a
                JOIN wecom_connection c ON c.workspace_id = a.workspace_id AND c.id = a.connection_id
                WHERE a.workspace_id = \(workspace) AND a.connection_id = \(connection)
                """
            ) { (library: $0.text(0), corp: $0.text(1), secret: $0.blob(2), keys: $0.blob(3), proxy: $0.text(4), password: $0.blob(5)) }
        }
        guard let row else { throw ArchiveRefusal.notFound }
        func opened(_ sealed: [UInt8], _ part: ArchiveRows.Part) throws -> [UInt8] {
            do { return try vault.open(sealed, for: ArchiveRows.place(part, of: connection, in: workspace)) } catch is VaultProblem {
                throw ArchiveRefusal.keyMissing
            }
        }
        let written = try opened(row.keys, .keys)
        guard let pems = try? JSONDecoder().decode([Int: String].self, from: Data(written)) else { throw ArchiveRefusal.keyUnreadable }
        let terms = ArchiveTerms(
            library: row.library, corpID: row.corp, secret: String(decoding: try opened(row.secret, .secret), as: UTF8.self), proxy: row.proxy,
            proxyPassword: String(decoding: try opened(row.password, .password), as: UTF8.self))
        return (terms, pems)
    }

    /// - Parameter problem: nil if it is read again.
    public func note(problem: String?, of connection: ConnectionID, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run(
                "UPDATE message_archive SET problem = \(problem.bound) WHERE workspace_id = \(workspace) AND connection_id = \(connection)")
        }
    }

    static func known(_ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ArchiveEntry {
        guard let known = try ArchiveRows.one(connection, in: workspace, tx) else { throw ArchiveRefusal.notFound }
        return known
    }
}
