internal import Exports
public import Kernel
public import Storage

extension MessageQueries {
    /// The texts among the latest `limit` messages of a group, the latest first.
    public static func latestTexts(
        of group: GroupID, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String] {
        try tx.all(
            """
            SELECT kind, text FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
            ORDER BY at_ms DESC, id DESC LIMIT \(limit)
            """
        ) { $0.int(0) == Int(LineKind.text.rawValue) ? $0.optional(1, $0.text) : nil }.compactMap(\.self)
    }
}
