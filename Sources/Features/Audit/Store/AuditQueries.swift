public import Kernel
public import Storage

/// Reads what was done: events that people caused, and what `AuditLog` noted.
public enum AuditQueries {
    /// The latest first, older than `before`.
    ///
    /// - Parameter by: only what this one did.
    public static func page(
        before: AuditID?, by: Cause? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [AuditEntry] {
        let bound = before?.rawValue ?? .max, cause = by?.description
        // Nobody did what the system did by itself.
        let events = try tx.all(
            """
            SELECT id, kind, at_ms, cause, group_id, member_id, other_id FROM event
            WHERE workspace_id = \(workspace) AND id < \(bound) AND fingerprint IS NULL AND cause <> 'system'
            AND cause = coalesce(\(cause.bound), cause) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            Cause(row.text(3)).map {
                AuditEntry(
                    id: row.id(0), kind: row.text(1), at: row.instant(2), cause: $0, group: row.optional(4) { row.id($0) },
                    member: row.optional(5) { row.id($0) }, other: row.optional(6) { row.id($0) })
            }
        }
        let notes = try tx.all(
            """
            SELECT id, kind, at_ms, cause, subject, name, role FROM audit
            WHERE workspace_id = \(workspace) AND id < \(bound) AND cause = coalesce(\(cause.bound), cause)
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            Cause(row.text(3)).map {
                AuditEntry(
                    id: row.id(0), kind: row.text(1), at: row.instant(2), cause: $0, subject: row.optional(4, row.integer),
                    name: row.optional(5, row.text), role: row.optional(6, row.text))
            }
        }
        return Array((events + notes).compactMap { $0 }.sorted { $0.id > $1.id }.prefix(limit))
    }

    /// Everybody who ever did something here.
    public static func causes(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Cause] {
        try tx.all(
            """
            SELECT cause FROM audit WHERE workspace_id = \(workspace)
            UNION SELECT cause FROM event WHERE workspace_id = \(workspace) AND fingerprint IS NULL AND cause <> 'system'
            ORDER BY 1
            """
        ) { Cause($0.text(0)) }.compactMap { $0 }
    }

    /// The names of those who did it: of staff and tokens; who is gone has none.
    public static func names(of causes: Set<Cause>, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Cause: String] {
        var names: [Cause: String] = [:]
        for cause in causes {
            switch cause {
            case .staff(let id):
                names[cause] = try tx.first("SELECT name FROM staff WHERE id = \(id)") { $0.text(0) }
            case .token(let id):
                names[cause] = try tx.first("SELECT name FROM api_token WHERE workspace_id = \(workspace) AND id = \(id)") { $0.text(0) }
            case .imported, .bridge, .commandLine, .system: break
            }
        }
        return names
    }
}
