internal import Kernel
internal import Storage

/// By what the platform knows people across companies.
enum MemberUnions {
    /// Known ones stay as they are; a search looks at the others.
    static func note(_ unions: [(member: MemberID, union: String)], workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        guard !unions.isEmpty else { return }
        let sorted = unions.sorted { ($0.member, $0.union) < ($1.member, $1.union) }
        var texts = ColumnBatch.Texts()
        let ids = sorted.map { texts.place($0.union) }
        var rows = ColumnBatch(count: sorted.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("unionid", .texts(ids))
        rows.add("member_id", .integers(sorted.map(\.member.rawValue)))
        _ = try tx.insert(rows, into: "member_union", unlessSame: ["workspace_id", "unionid", "member_id"])
    }

    /// Whether any was not looked at.
    static func areNew(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM member_union WHERE workspace_id = \(workspace) AND search_id IS NOT NULL LIMIT 1")
    }

    /// Those that were not looked at belong to this search; one that was at them and did not come to its end has lost them.
    static func take(for search: MergeSearch.Number, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("UPDATE member_union SET search_id = \(search) WHERE workspace_id = \(workspace) AND search_id IS NOT NULL")
    }

    /// Those of this search were looked at. What came meanwhile belongs to the next one.
    static func settle(_ search: MergeSearch.Number, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("UPDATE member_union SET search_id = NULL WHERE workspace_id = \(workspace) AND search_id = \(search)")
    }

    /// Has the next search look again at whoever is known by the same as one of these.
    static func lookAgain(at members: [MemberID], in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            UPDATE member_union SET search_id = 0 WHERE workspace_id = \(workspace) AND unionid IN (
                SELECT unionid FROM member_union WHERE workspace_id = \(workspace) AND member_id IN (
                    SELECT id FROM member WHERE workspace_id = \(workspace) AND (id IN (\(each: members)) OR merged_into IN (\(each: members)))))
            """)
    }

    /// Who bears one of those of this search, as recorded, by unionid and in the order of their ids; only where several do. The
    /// index has both.
    static func shared(of search: MergeSearch.Number, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [(union: String, member: MemberID)] {
        try tx.all(
            """
            SELECT u.unionid, u.member_id FROM (
                SELECT DISTINCT unionid FROM member_union WHERE workspace_id = \(workspace) AND search_id = \(search)) AS n
            JOIN member_union u ON u.workspace_id = \(workspace) AND u.unionid = n.unionid
            WHERE EXISTS (SELECT 1 FROM member_union o WHERE o.workspace_id = \(workspace) AND o.unionid = n.unionid AND o.member_id <> u.member_id)
            ORDER BY 1, 2
            """
        ) { (union: $0.text(0), member: $0.id(1)) }
    }
}
