public import Kernel
public import Storage

/// A member over all groups of a workspace.
public struct RankingEntry: Sendable, Hashable {
    public var member: MemberID
    public var messages: Int64
    public var groups: Int
    public var last: Instant?
}

extension MemberQueries {
    /// All members of a workspace, who said most first.
    ///
    /// - Parameter since: only speakers who spoke later than this, our own left out; nil for everybody.
    public static func ranking(
        after: Cursor?, since: Instant? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [RankingEntry] {
        let cursor = after ?? Cursor(messages: .max, member: MemberID(0))
        return try entries(
            """
            SELECT member_id, messages, last_ms FROM member_total WHERE workspace_id = \(workspace)
            AND COALESCE(last_ms, 0) > \(since ?? neverSpoke)
            AND (\(since == nil ? 1 : 0) = 1 OR member_id NOT IN (
                SELECT coalesce(m.merged_into, m.id) FROM operator_member o
                JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id WHERE o.workspace_id = \(workspace)))
            AND (messages < \(cursor.messages) OR (messages = \(cursor.messages) AND member_id > \(cursor.member)))
            ORDER BY messages DESC, member_id LIMIT \(limit)
            """, workspace, tx)
    }

    /// The same for certain members, also those who were never in a group.
    public static func ranking(
        of members: [MemberID], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [RankingEntry] {
        try members.map { member in
            try tx.first(
                """
                SELECT member_id, sum(messages), count(*), max(last_ms) FROM membership
                WHERE workspace_id = \(workspace) AND member_id = \(member) GROUP BY member_id
                """, entry) ?? RankingEntry(member: member, messages: 0, groups: 0, last: nil)
        }
        .sorted { ($1.messages, $0.member) < ($0.messages, $1.member) }
    }

    private static func entry(_ row: any Row) -> RankingEntry {
        RankingEntry(member: row.id(0), messages: row.integer(1), groups: row.int(2), last: row.optional(3, row.instant))
    }
}
