public import Kernel
public import Storage

/// Up to when what is known of each group reaches. A chat that was exported in June says nothing about July.
public enum GroupRecords {
    /// Records only grow longer.
    ///
    /// - Parameter until: what was brought together knows of nothing later.
    static func note(_ groups: Set<GroupID>, until: Instant, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var grown: Set<GroupID> = []
        for group in groups {
            let changed = try tx.run(
                """
                INSERT INTO group_record (workspace_id, group_id, until_ms) VALUES (\(workspace), \(group), \(until))
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET until_ms = excluded.until_ms
                WHERE group_record.until_ms < excluded.until_ms
                """)
            if changed == 1 { grown.insert(group) }
        }
        try GroupVersions.note(grown, workspace: workspace, tx)
    }

    /// Nil if it is known up to now.
    public static func end(of group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        try tx.first("SELECT until_ms FROM group_record WHERE workspace_id = \(workspace) AND group_id = \(group)") { $0.instant(0) }
    }
}
