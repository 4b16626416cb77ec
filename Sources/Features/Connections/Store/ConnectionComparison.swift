public import Kernel
internal import Storage

/// What a comparison of everything with the platform found.
public struct ConnectionComparison: Sendable, Hashable {
    public var began: Instant
    public var ended: Instant
    /// When everything was compared before; nil if never, so that what came and went is no drift.
    public var since: Instant?
    /// Groups that were looked at.
    public var looked: Int
    /// Groups that could not be looked at.
    public var missed: Int
    /// Who came and went without a callback that told of it.
    public var came: Int
    public var went: Int

    private static let kept = Span.days(90)

    static func keep(_ found: ConnectionComparison, of id: ConnectionID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO wecom_comparison (workspace_id, connection_id, began_ms, ended_ms, since_ms, looked, missed, came, went)
            VALUES (\(workspace), \(id), \(found.began), \(found.ended), \(found.since.bound), \(found.looked), \(found.missed), \(found.came),
                \(found.went))
            ON CONFLICT (workspace_id, connection_id, began_ms) DO NOTHING
            """)
        try tx.run(
            "DELETE FROM wecom_comparison WHERE workspace_id = \(workspace) AND connection_id = \(id) AND began_ms < \(found.began - kept)")
    }

    /// The latest first.
    static func latest(of id: ConnectionID, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ConnectionComparison] {
        try tx.all(
            """
            SELECT began_ms, ended_ms, since_ms, looked, missed, came, went FROM wecom_comparison
            WHERE workspace_id = \(workspace) AND connection_id = \(id) ORDER BY began_ms DESC LIMIT \(limit)
            """
        ) { row in
            ConnectionComparison(
                began: row.instant(0), ended: row.instant(1), since: row.optional(2, row.instant), looked: row.int(3), missed: row.int(4),
                came: row.int(5), went: row.int(6))
        }
    }
}
