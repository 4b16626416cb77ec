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
    public static func ranking(
        after: Cursor?, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [RankingEntry] {
        let cursor = after ?? Cursor(messages: .max, member: MemberID(0))
        // The groups are counted afterwards: the engine would count them for every member before it cuts the list.
        let found = try tx.all(
            """
            SELECT member_id, messages, last_ms FROM member_total WHERE workspace_id = \(workspace)
            AND (messages < \(cursor.messages) OR (messages = \(cursor.messages) AND member_id > \(cursor.member)))
            ORDER BY messages DESC, member_id LIMIT \(limit)
            """
        ) { RankingEntry(member: $0.id(0), messages: $0.integer(1), groups: 0, last: $0.optional(2, $0.instant)) }
        return try found.map { entry in
            var entry = entry
            entry.groups = try tx.first(
                "SELECT count(*) FROM membership WHERE workspace_id = \(workspace) AND member_id = \(entry.member)") { $0.int(0) } ?? 0
            return entry
        }
    }

    /// The same for certain members.
    public static func ranking(
        of members: [MemberID], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [RankingEntry] {
        try members.compactMap { member in
            try tx.first(
                """
                SELECT member_id, sum(messages), count(*), max(last_ms) FROM membership
                WHERE workspace_id = \(workspace) AND member_id = \(member) GROUP BY member_id
                """, entry)
        }
        .sorted { ($1.messages, $0.member) < ($0.messages, $1.member) }
    }

    private static func entry(_ row: any Row) -> RankingEntry {
        RankingEntry(member: row.id(0), messages: row.integer(1), groups: row.int(2), last: row.optional(3, row.instant))
    }
}
