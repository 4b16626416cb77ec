public import Kernel
public import Storage

/// Reads whose talk is kept.
public enum ArchiveQueries {
    /// The rooms with most withheld first; those that are hardest to understand.
    public static func rooms(
        of connection: ConnectionID, most: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ArchiveRoom] {
        try rooms("", of: connection, most: most, in: workspace, tx)
    }

    /// Nil if the archive never told of it.
    public static func room(
        _ room: String, of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> ArchiveRoom? {
        room.isEmpty ? nil : try rooms(room, of: connection, most: 1, in: workspace, tx).first
    }

    private static func rooms(
        _ only: String, of connection: ConnectionID, most: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ArchiveRoom] {
        try tx.all(
            """
            SELECT r.room, g.id, g.name, r.taken, r.withheld,
                (SELECT count(*) FROM archive_agreement a WHERE a.workspace_id = r.workspace_id AND a.connection_id = r.connection_id
                    AND a.room = r.room AND a.is_given = 1),
                (SELECT count(*) FROM archive_agreement a WHERE a.workspace_id = r.workspace_id AND a.connection_id = r.connection_id
                    AND a.room = r.room AND a.is_given = 0)
            FROM archive_room r LEFT JOIN chat_group g
            ON g.workspace_id = r.workspace_id AND g.platform = \(CompanyStaff.platform) AND g.key = r.room
            WHERE r.workspace_id = \(workspace) AND r.connection_id = \(connection) AND (\(only) = '' OR r.room = \(only))
            ORDER BY r.withheld DESC, r.taken DESC, r.room LIMIT \(most)
            """
        ) { row in
            ArchiveRoom(
                room: row.text(0), group: row.optional(1) { row.id($0, GroupKind.self) }, name: row.optional(2, row.text) ?? row.text(0),
                taken: row.int(3), withheld: row.int(4), agreed: row.int(5), refused: row.int(6))
        }
    }

    /// Whoever was asked in a room, those who did not agree first.
    public static func people(
        in room: String, of connection: ConnectionID, most: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ArchiveRoom.Person] {
        let merged = try MergedMembers(of: workspace, tx)
        let rows = try tx.all(
            """
            SELECT person, is_given, changed_ms FROM archive_agreement
            WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND room = \(room)
            ORDER BY is_given, person LIMIT \(most)
            """
        ) { (person: $0.text(0), isGiven: $0.bool(1), changed: $0.instant(2)) }
        let known = try MemberDirectory.known(platform: CompanyStaff.platform, keys: rows.map(\.person), workspace, tx)
        return rows.map { row in
            ArchiveRoom.Person(
                key: row.person, member: known[row.person].map { merged.shown($0) }, isGiven: row.isGiven,
                changed: row.changed.milliseconds > 0 ? row.changed : nil)
        }
    }
}
