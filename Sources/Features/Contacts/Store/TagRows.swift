internal import Kernel
internal import Storage

/// The rows of tags and their groups.
struct TagRows {
    /// A tag, or a group of tags.
    struct Row: Hashable {
        var id: String
        /// Nil for a group.
        var group: String?
        var name: String
        var position: Int
        var created: Instant?
        var deleted: Instant?
    }

    let connection: ConnectionID
    let workspace: WorkspaceID

    func all(_ tx: any ReadTransaction) throws -> [String: Row] {
        var found: [String: Row] = [:]
        try tx.each(
            """
            SELECT tag_group_id, name, position, created_ms, deleted_ms FROM contact_tag_group
            WHERE workspace_id = \(workspace) AND connection_id = \(connection)
            """
        ) { row in
            found[row.text(0)] = Row(
                id: row.text(0), name: row.text(1), position: row.int(2), created: row.optional(3, row.instant),
                deleted: row.optional(4, row.instant))
        }
        try tx.each(
            """
            SELECT tag_id, tag_group_id, name, position, created_ms, deleted_ms FROM contact_tag
            WHERE workspace_id = \(workspace) AND connection_id = \(connection)
            """
        ) { row in
            found[row.text(0)] = Row(
                id: row.text(0), group: row.text(1), name: row.text(2), position: row.int(3), created: row.optional(4, row.instant),
                deleted: row.optional(5, row.instant))
        }
        return found
    }

    func write(_ row: Row, _ tx: any WriteTransaction) throws {
        if let group = row.group {
            try tx.run(
                """
                INSERT INTO contact_tag (workspace_id, connection_id, tag_id, tag_group_id, name, position, created_ms, deleted_ms)
                VALUES (\(workspace), \(connection), \(row.id), \(group), \(row.name), \(row.position), \(row.created.bound),
                    \(row.deleted.bound))
                ON CONFLICT (workspace_id, connection_id, tag_id) DO UPDATE SET tag_group_id = excluded.tag_group_id, name = excluded.name,
                    position = excluded.position, created_ms = excluded.created_ms, deleted_ms = excluded.deleted_ms
                """)
        } else {
            try tx.run(
                """
                INSERT INTO contact_tag_group (workspace_id, connection_id, tag_group_id, name, position, created_ms, deleted_ms)
                VALUES (\(workspace), \(connection), \(row.id), \(row.name), \(row.position), \(row.created.bound), \(row.deleted.bound))
                ON CONFLICT (workspace_id, connection_id, tag_group_id) DO UPDATE SET name = excluded.name, position = excluded.position,
                    created_ms = excluded.created_ms, deleted_ms = excluded.deleted_ms
                """)
        }
    }

    /// Takes a tag off everybody.
    func takeOff(_ tag: String, _ tx: any WriteTransaction) throws {
        try tx.run(
            "DELETE FROM contact_edge_tag WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND tag_id = \(tag)")
    }
}
