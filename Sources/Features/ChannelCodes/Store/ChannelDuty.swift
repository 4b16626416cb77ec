internal import Kernel
internal import Storage

/// The rows of who is off line.
enum ChannelDuty {
    static func away(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<String> {
        Set(
            try tx.all(
                """
                SELECT userid FROM channel_duty WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND is_away <> 0
                """
            ) { $0.text(0) })
    }

    static func set(
        _ user: String, isAway: Bool, of connection: ConnectionID, at now: Instant, in workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO channel_duty (workspace_id, connection_id, userid, is_away, address, changed_ms)
            VALUES (\(workspace), \(connection), \(user), \(isAway), NULL, \(now))
            ON CONFLICT (workspace_id, connection_id, userid) DO UPDATE SET is_away = excluded.is_away, changed_ms = excluded.changed_ms
            """)
    }
}
