public import Kernel
public import Storage

/// Reads who is on the blacklist.
public enum Blacklist {
    /// Whoever was recorded last first: that order never changes while somebody walks the list.
    ///
    /// - Parameter after: the id of the last one before.
    public static func list(
        after: MemberID? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [BlacklistEntry] {
        let merged = try MergedMembers(of: workspace, tx)
        return try tx.all(
            """
            SELECT member_id, reason, added_by, added_ms FROM blacklist
            WHERE workspace_id = \(workspace) AND member_id < \(after?.rawValue ?? .max) ORDER BY member_id DESC LIMIT \(limit)
            """
        ) { row in
            BlacklistEntry(id: row.id(0), member: merged.shown(row.id(0)), reason: row.text(1), by: row.text(2), at: row.instant(3))
        }
    }

    /// The entry of somebody, or of whoever they are one with; nil if they are not on it.
    public static func entry(of member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> BlacklistEntry? {
        let shown = try MergedMembers(of: workspace, tx).shown(member)
        let ids = try MergedMembers.recorded(as: shown, in: workspace, tx)
        return try tx.first(
            """
            SELECT member_id, reason, added_by, added_ms FROM blacklist
            WHERE workspace_id = \(workspace) AND member_id IN (\(each: ids)) ORDER BY added_ms DESC, member_id DESC LIMIT 1
            """
        ) { BlacklistEntry(id: $0.id(0), member: shown, reason: $0.text(1), by: $0.text(2), at: $0.instant(3)) }
    }
}
