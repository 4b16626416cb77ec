public import Kernel
public import Storage

extension MessageQueries {
    /// The messages of these ids, newest first.
    public static func some(
        _ ids: some Sequence<MessageID>, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        try some(ids.map(\.rawValue), in: workspace, tx)
    }

    /// The messages of these ids that there are, for pages that quote them.
    public static func some(
        _ ids: Set<MessageID>, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageID: MessageEntry] {
        let found = try some(ids.map(\.rawValue).sorted(), in: workspace, tx)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    }
}
