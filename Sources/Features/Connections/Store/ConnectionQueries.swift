public import Kernel
public import Storage

/// Reads connections within a transaction.
public enum ConnectionQueries {
    /// Of a workspace, the oldest first.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ConnectionEntry] {
        try ConnectionRows.all(in: workspace, tx)
    }
}
