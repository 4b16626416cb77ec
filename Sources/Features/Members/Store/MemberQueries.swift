public import Kernel
public import Storage

public enum MemberQueries {
    /// The name to show per member: the one its identities bore last.
    public static func names(
        of members: Set<MemberID>, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: String] {
        var names: [MemberID: String] = [:]
        for member in members {
            // Of a merged member, the identities of all that were merged into it.
            names[member] = try tx.first(
                """
                SELECT i.name FROM identity i JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
                WHERE i.workspace_id = \(workspace) AND (m.id = \(member) OR m.merged_into = \(member))
                ORDER BY i.named_ms DESC, i.key LIMIT 1
                """) { $0.text(0) }
        }
        return names
    }
}
