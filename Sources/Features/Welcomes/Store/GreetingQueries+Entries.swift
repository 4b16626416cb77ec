internal import FeatureRules
public import Kernel
public import Storage

extension GreetingQueries {
    /// Refused, in doubt, too late, or not whole; the latest first.
    public static func troubles(since: Instant, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GreetingEntry] {
        try tx.all(
            query("""
                WHERE g.workspace_id = $1 AND g.received_ms >= $2 AND (g.state IN ('refused', 'unknown', 'too_late') OR g.left_out > 0)
                ORDER BY g.received_ms DESC, g.id DESC LIMIT $3
                """, [workspace.bound, since.bound, limit.bound]), entry)
    }

    /// All of them, the latest first.
    ///
    /// - Parameters:
    ///   - contact: only of this one, as whom they were recorded.
    ///   - before: the id of the last one before.
    public static func latest(
        of contact: MemberID? = nil, before: GreetingID? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GreetingEntry] {
        guard let contact else {
            return try tx.all(
                query("WHERE g.workspace_id = $1 AND g.id < $2 ORDER BY g.id DESC LIMIT $3", [workspace.bound, (before?.rawValue ?? .max).bound, limit.bound]),
                entry)
        }
        return try tx.all(
            query(
                "WHERE g.workspace_id = $1 AND g.id < $2 AND c.member_id = $3 ORDER BY g.id DESC LIMIT $4",
                [workspace.bound, (before?.rawValue ?? .max).bound, contact.bound, limit.bound]), entry)
    }

    /// Those of a member by companies that are connected, the latest first.
    public static func of(_ member: MemberID, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GreetingEntry] {
        var found: [GreetingEntry] = []
        for recorded in try MergedMembers.recorded(as: member, in: workspace, tx) {
            found += try tx.all(
                query("""
                    JOIN wecom_connection o ON o.workspace_id = g.workspace_id AND o.id = g.connection_id
                    WHERE g.workspace_id = $1 AND c.member_id = $2 ORDER BY g.id DESC LIMIT $3
                    """, [workspace.bound, recorded.bound, limit.bound]), entry)
        }
        return Array(found.sorted { $0.id > $1.id }.prefix(limit))
    }

    private static func query(_ rest: String, _ values: [Value]) -> SQL {
        SQL(
            text: """
                SELECT g.id, g.state, g.reason, g.errcode, g.event_ms, g.settled_ms, c.member_id, coalesce(m.merged_into, m.id), c.name, g.userid,
                    g.channel, g.left_out, v.welcome_id, v.name, v.body
                FROM greeting g
                LEFT JOIN contact c ON c.workspace_id = g.workspace_id AND c.connection_id = g.connection_id AND c.external_userid = g.external_userid
                LEFT JOIN member m ON m.workspace_id = c.workspace_id AND m.id = c.member_id
                LEFT JOIN welcome_version v ON v.workspace_id = g.workspace_id AND v.welcome_id = g.welcome_id AND v.version = g.version
                \(rest)
                """, values: values)
    }

    private static func entry(_ row: any Row) throws -> GreetingEntry {
        let welcome = row.optional(12) { row.id($0, WelcomeKind.self) }
        return GreetingEntry(
            id: row.id(0), state: GreetingState(rawValue: row.text(1)) ?? .unknown,
            reason: row.optional(2, row.text).flatMap { GreetingReason(rawValue: $0) }, code: row.optional(3, row.int), event: row.instant(4),
            settled: row.optional(5, row.instant), contact: row.optional(6) { row.id($0) }, member: row.optional(7) { row.id($0) },
            name: row.optional(8, row.text) ?? "", staff: row.text(9), channel: row.text(10), leftOut: row.int(11),
            told: try welcome.map { GreetingEntry.Told(welcome: $0, name: row.text(13), body: try WelcomeBody(json: row.text(14))) })
    }
}
