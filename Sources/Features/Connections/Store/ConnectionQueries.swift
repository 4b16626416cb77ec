public import Kernel
public import Storage

/// Reads connections within a transaction.
public enum ConnectionQueries {
    /// Of a workspace, the oldest first.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ConnectionEntry] {
        try ConnectionRows.all(in: workspace, tx)
    }

    /// The corp ids of those that are connected and of those that were, by connection.
    public static func companies(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ConnectionID: String] {
        let rows = try tx.all(
            """
            SELECT id, corp_id FROM wecom_connection WHERE workspace_id = \(workspace)
            UNION SELECT id, corp_id FROM wecom_past_connection WHERE workspace_id = \(workspace)
            """
        ) { ($0.id(0, ConnectionKind.self), $0.text(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}
