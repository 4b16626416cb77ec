public import Kernel
public import Storage

/// A member with the sums over all groups.
public struct MemberTotals: Sendable, Hashable {
    public var member: MemberID
    public var messages: Int64
    public var groups: Int
    /// In how many of them still.
    public var present: Int
    public var first: Instant?
    public var last: Instant?
}

extension MemberQueries {
    /// Every member of a workspace, who said most first, one by one.
    public static func eachMember(
        in workspace: WorkspaceID, _ tx: any ReadTransaction, _ body: (MemberTotals) throws -> Void
    ) throws {
        try tx.each(
            """
            SELECT member_id, sum(messages), count(*), sum(present), min(first_ms), max(last_ms) FROM membership
            WHERE workspace_id = \(workspace) GROUP BY member_id ORDER BY 2 DESC, 1
            """
        ) { row in
            try body(
                MemberTotals(
                    member: row.id(0), messages: row.integer(1), groups: row.int(2), present: row.int(3),
                    first: row.optional(4, row.instant), last: row.optional(5, row.instant)))
        }
    }

    /// The name to show of every member, as `names` gives it for some.
    public static func everyName(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MemberID: String] {
        var names: [MemberID: String] = [:]
        // The last one stays.
        try tx.each(
            """
            SELECT coalesce(m.merged_into, m.id), i.name FROM identity i
            JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
            WHERE i.workspace_id = \(workspace) ORDER BY i.named_ms, i.key DESC
            """
        ) { names[$0.id(0)] = $0.text(1) }
        return names
    }
}
