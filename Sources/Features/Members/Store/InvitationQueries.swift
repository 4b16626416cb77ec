public import Kernel
public import Storage

/// Somebody who came into a group by somebody else.
public struct InvitationEntry: Sendable, Hashable {
    /// The other one: who invited, or who came.
    public var member: MemberID
    public var group: GroupID
    public var at: Instant
}

/// Who brought whom, from the joins as the chats tell them: invited, or by somebody's QR code.
public enum InvitationQueries {
    /// So many joins are looked at; who brought more is told so.
    public static let most = 1000

    /// By whom a member came, once for each group and inviter, the latest first.
    public static func inviters(
        of member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [InvitationEntry] {
        // Each by itself: for a list of them the planner would go through everybody's invitations.
        let joins = try MergedMembers.recorded(as: member, in: workspace, tx).flatMap { part in
            try tx.all(
                """
                SELECT coalesce(o.merged_into, o.id), e.group_id, e.at_ms, e.id FROM event e
                JOIN member o ON o.workspace_id = e.workspace_id AND o.id = e.other_id
                WHERE e.workspace_id = \(workspace) AND e.kind = 'membership.joined' AND e.other_id IS NOT NULL AND e.group_id IS NOT NULL
                AND e.member_id = \(part) ORDER BY e.at_ms DESC, e.id DESC LIMIT \(most)
                """
            ) { (entry: entry($0), id: $0.integer(3)) }
        }
        var seen: Set<[Int64]> = []
        return joins.sorted { ($1.entry.at, $1.id) < ($0.entry.at, $0.id) }.prefix(most).map(\.entry).filter { $0.member != member && seen.insert([$0.member.rawValue, $0.group.rawValue]).inserted }
    }

    /// Whom a member brought, everybody once with their first join by them, the latest first.
    public static func invited(
        by member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [InvitationEntry] {
        let joins = try tx.all(
            """
            SELECT coalesce(m.merged_into, m.id), e.group_id, e.at_ms FROM event e
            JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.member_id
            WHERE e.workspace_id = \(workspace) AND e.kind = 'membership.joined' AND e.group_id IS NOT NULL
            AND e.other_id IS NOT NULL
            AND e.other_id IN (SELECT id FROM member WHERE workspace_id = \(workspace) AND (id = \(member) OR merged_into = \(member)))
            ORDER BY e.at_ms, e.id LIMIT \(most)
            """, entry)
        var seen: Set<MemberID> = []
        return joins.filter { $0.member != member && seen.insert($0.member).inserted }.reversed()
    }

    private static func entry(_ row: any Row) -> InvitationEntry {
        InvitationEntry(member: row.id(0), group: row.id(1), at: row.instant(2))
    }
}
