internal import Kernel
internal import Storage

/// The rows of who left a company.
enum FormerStaff {
    /// userids.
    static func all(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<String> {
        Set(try tx.all("SELECT userid FROM former_staff WHERE workspace_id = \(workspace) AND connection_id = \(connection)") { $0.text(0) })
    }

    /// - Parameter left: nil if nobody said when.
    /// - Returns: whether that is news.
    static func note(
        _ user: String, left: Instant?, of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO former_staff (workspace_id, connection_id, userid, left_ms)
            VALUES (\(workspace), \(connection), \(user), \(left ?? Instant(milliseconds: 0)))
            ON CONFLICT (workspace_id, connection_id, userid) DO NOTHING
            """) > 0
    }

    /// Somebody of that userid is there again.
    ///
    /// - Returns: whether that is news.
    static func forget(_ user: String, of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try tx.run(
            "DELETE FROM former_staff WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND userid = \(user)") > 0
    }
}
