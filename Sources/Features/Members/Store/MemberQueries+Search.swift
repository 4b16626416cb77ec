public import Kernel
public import Storage

extension MemberQueries {
    /// Members whose name contains `text`, in capitals or not, or whose identity begins with it, who said most first; also those
    /// who were never in a group.
    public static func ranking(
        named text: String, after: Cursor?, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [RankingEntry] {
        let cursor = after ?? Cursor(messages: .max, member: MemberID(0)), named = NamePattern(text), end = MemberQueries.end(of: text)
        return try entries(
            """
            SELECT f.id, COALESCE(t.messages, 0), t.last_ms FROM (
                SELECT DISTINCT coalesce(m.merged_into, m.id) AS id FROM identity i
                JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
                WHERE i.workspace_id = \(workspace)
                AND (\(name: named.column) LIKE \(named.pattern) ESCAPE '!' OR (i.key >= \(text) AND i.key < \(end)))) AS f
            LEFT JOIN member_total t ON t.workspace_id = \(workspace) AND t.member_id = f.id
            WHERE COALESCE(t.messages, 0) < \(cursor.messages) OR (COALESCE(t.messages, 0) = \(cursor.messages) AND f.id > \(cursor.member))
            ORDER BY 2 DESC, 1 LIMIT \(limit)
            """, workspace, tx)
    }

    /// Rows of `member_total` with the number of groups, which is counted for these alone: the engine would count it for every member
    /// before it cuts the list.
    static func entries(_ sql: SQL, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [RankingEntry] {
        let found = try tx.all(sql) {
            RankingEntry(member: $0.id(0), messages: $0.integer(1), groups: 0, last: $0.optional(2, $0.instant))
        }
        return try found.map { entry in
            var entry = entry
            entry.groups = try tx.first(
                "SELECT count(*) FROM membership WHERE workspace_id = \(workspace) AND member_id = \(entry.member)") { $0.int(0) } ?? 0
            return entry
        }
    }
}
