public import Kernel
public import Storage
public import Web

/// Tokens as the gate asks for them.
public struct TokenBearers: BearerStore {
    private let database: any Database
    /// A token in use is noted at most once in this time, not at every call.
    private static let noteAfter = Span.minutes(1)

    public init(database: any Database) { self.database = database }

    private struct Found: Sendable {
        var bearer: Bearer
        var isNoted: Bool
    }

    public func find(secretHash: [UInt8], now: Instant) async throws -> Bearer? {
        let found = try await database.read { tx -> Found? in
            try tx.first(
                """
                SELECT t.id, t.scope, t.last_used_ms, w.id, w.name, w.zone, w.is_sample
                FROM api_token t JOIN workspace w ON w.id = t.workspace_id
                WHERE t.secret_hash = \(secretHash) AND t.revoked_ms IS NULL AND (t.expires_ms IS NULL OR t.expires_ms > \(now))
                """
            ) { row in
                // A scope that this version does not know opens nothing.
                guard let scope = Scope(rawValue: row.text(1)) else { return nil }
                let seat = Seat(
                    workspace: row.id(3), name: row.text(4), zone: Zone(row.text(5)) ?? .shanghai, isSample: row.bool(6),
                    role: scope.role)
                return Found(
                    bearer: Bearer(token: row.id(0), scope: scope, seat: seat),
                    isNoted: row.optional(2, row.instant).map { $0 > now - Self.noteAfter } ?? false)
            } ?? nil
        }
        guard let found else { return nil }
        // A call is answered even if the disk is too full for this note.
        if !found.isNoted { try? await note(found.bearer, now) }
        return found.bearer
    }

    private func note(_ bearer: Bearer, _ now: Instant) async throws {
        try await database.write { tx in
            _ = try tx.run(
                "UPDATE api_token SET last_used_ms = \(now) WHERE workspace_id = \(bearer.seat.workspace) AND id = \(bearer.token)")
        }
    }
}
