internal import FeatureRules
public import Kernel
public import Storage
public import Web

/// Where API tokens are made, listed and revoked.
public struct TokenDesk: Sendable {
    let database: any Database
    let world: World
    /// Of one workspace, valid ones.
    static let limit = 200

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// A token that was just made; its secret is not to be had again.
    public struct Fresh: Sendable {
        public var entry: TokenEntry
        public var secret: TokenSecret
    }

    /// - Parameters:
    ///   - scope: `read` or `write`.
    ///   - days: how long it is valid, from 1 to 3650; nil is for ever.
    /// - Throws: `TokenRefusal`.
    public func create(
        name typed: String, scope typedScope: String, days: Int?, workspace: WorkspaceID, cause: Cause
    ) async throws -> Fresh {
        let name = try TokenName(typed), now = world.now()
        guard let scope = Scope(rawValue: typedScope) else { throw TokenRefusal.scopeUnknown }
        let entry = TokenEntry(
            id: world.id(), name: name.text, scope: scope, created: now, expires: try TokenLife.end(days: days, from: now))
        let secret = TokenSecret(world: world)
        try await database.write { tx in
            let valid = try tx.first(
                """
                SELECT count(*) FROM api_token WHERE workspace_id = \(workspace) AND revoked_ms IS NULL
                AND (expires_ms IS NULL OR expires_ms > \(now))
                """) { $0.int(0) }
            guard valid ?? 0 < TokenDesk.limit else { throw TokenRefusal.tooMany }
            try tx.run(
                """
                INSERT INTO api_token (workspace_id, id, name, scope, secret_hash, created_by, created_ms, expires_ms)
                VALUES (\(workspace), \(entry.id), \(entry.name), \(scope.rawValue), \(secret.hash), \(cause.description),
                \(now), \(entry.expires.bound))
                """)
            try AuditLog.note(.tokenCreated(entry.id, name: entry.name), workspace: workspace, cause: cause, world: world, tx)
        }
        return Fresh(entry: entry, secret: secret)
    }

    /// All of a workspace, revoked ones too, the latest first.
    public func all(in workspace: WorkspaceID) async throws -> [TokenEntry] {
        try await database.read { tx in
            try tx.all(
                """
                SELECT id, name, scope, created_ms, expires_ms, revoked_ms, last_used_ms FROM api_token
                WHERE workspace_id = \(workspace) ORDER BY id DESC LIMIT \(TokenDesk.limit * 5)
                """
            ) { row in
                TokenEntry(
                    id: row.id(0), name: row.text(1), scope: Scope(rawValue: row.text(2)) ?? .read, created: row.instant(3),
                    expires: row.optional(4, row.instant), revoked: row.optional(5, row.instant),
                    lastUsed: row.optional(6, row.instant))
            }
        }
    }

    /// Ends all that somebody made, who has no right to make any now.
    static func revokeAll(madeBy staff: StaffID, workspace: WorkspaceID, cause: Cause, world: World, _ tx: any WriteTransaction) throws {
        let maker = Cause.staff(staff).description
        let valid = try tx.all(
            "SELECT id, name FROM api_token WHERE workspace_id = \(workspace) AND created_by = \(maker) AND revoked_ms IS NULL"
        ) { (id: $0.id(0, TokenKind.self), name: $0.text(1)) }
        for token in valid {
            try tx.run("UPDATE api_token SET revoked_ms = \(world.now()) WHERE workspace_id = \(workspace) AND id = \(token.id)")
            try AuditLog.note(.tokenRevoked(token.id, name: token.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Ends a token at once; one that was revoked before stays as it was.
    ///
    /// - Throws: `TokenRefusal.notFound`.
    public func revoke(_ token: TokenID, workspace: WorkspaceID, cause: Cause) async throws {
        let now = world.now()
        try await database.write { tx in
            let known = try tx.first(
                "SELECT name, revoked_ms FROM api_token WHERE workspace_id = \(workspace) AND id = \(token)"
            ) { (name: $0.text(0), isRevoked: !$0.isNull(1)) }
            guard let known else { throw TokenRefusal.notFound }
            guard !known.isRevoked else { return }
            try tx.run("UPDATE api_token SET revoked_ms = \(now) WHERE workspace_id = \(workspace) AND id = \(token)")
            try AuditLog.note(.tokenRevoked(token, name: known.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }
}
