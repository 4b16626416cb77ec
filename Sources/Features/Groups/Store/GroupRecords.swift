public import FeatureRules
public import Kernel
public import Storage

/// Up to when what is known of each group reaches. A chat that was exported in June says nothing about July.
public enum GroupRecords {
    /// Records only grow longer.
    ///
    /// - Parameters:
    ///   - until: what was brought together knows of nothing later.
    ///   - isSure: nothing can have been said up to then that is not known.
    static func note(
        _ groups: Set<GroupID>, until: Instant, isSure: Bool = false, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        var grown: Set<GroupID> = []
        for group in groups {
            let sure = isSure ? until : nil
            let changed = try tx.run(
                """
                INSERT INTO group_record (workspace_id, group_id, until_ms, sure_ms) VALUES (\(workspace), \(group), \(until), \(sure))
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET
                    until_ms = CASE WHEN group_record.until_ms < excluded.until_ms THEN excluded.until_ms ELSE group_record.until_ms END,
                    sure_ms = CASE WHEN coalesce(group_record.sure_ms, 0) < coalesce(excluded.sure_ms, 0) THEN excluded.sure_ms
                        ELSE group_record.sure_ms END
                WHERE group_record.until_ms < excluded.until_ms OR coalesce(group_record.sure_ms, 0) < coalesce(excluded.sure_ms, 0)
                """)
            if changed == 1 { grown.insert(group) }
        }
        try GroupVersions.note(grown, workspace: workspace, tx)
    }

    /// Nil if it is known up to now.
    public static func of(_ group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> GroupRecord? {
        try tx.first("SELECT until_ms, sure_ms FROM group_record WHERE workspace_id = \(workspace) AND group_id = \(group)") { row in
            GroupRecord(until: row.instant(0), sureUntil: row.optional(1, row.instant))
        }
    }
}
