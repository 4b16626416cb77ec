public import Kernel
public import Storage

extension MemberQueries {
    /// Members whose name or identity begins with `text`, who said most first.
    public static func ranking(
        beginningWith text: String, after: Cursor?, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [RankingEntry] {
        let cursor = after ?? Cursor(messages: .max, member: MemberID(0)), end = MemberQueries.end(of: text)
        return try tx.all(
            """
            SELECT member_id, sum(messages), count(*), max(last_ms) FROM membership
            WHERE workspace_id = \(workspace) AND member_id IN (
                SELECT coalesce(m.merged_into, m.id) FROM identity i
                JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
                WHERE i.workspace_id = \(workspace)
                AND ((i.name >= \(text) AND i.name < \(end)) OR (i.key >= \(text) AND i.key < \(end))))
            GROUP BY member_id
            HAVING sum(messages) < \(cursor.messages) OR (sum(messages) = \(cursor.messages) AND member_id > \(cursor.member))
            ORDER BY 2 DESC, 1 LIMIT \(limit)
            """
        ) { RankingEntry(member: $0.id(0), messages: $0.integer(1), groups: $0.int(2), last: $0.optional(3, $0.instant)) }
    }
}
