internal import Kernel
internal import Storage

/// By what the platform knows people across companies.
enum MemberUnions {
    /// Known ones stay as they are.
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
}
