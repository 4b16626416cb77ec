internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of the table `message_archive`.
enum ArchiveRows {
    enum Part: String {
        case secret, keys, password
    }

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ArchiveEntry] {
        try tx.all(
            """
            SELECT a.connection_id, c.corp_id, a.library, a.state, a.problem, a.seq, a.fetched_ms, a.taken, a.withheld, a.unread,
                a.looked_ms, a.asked_ms, a.told_ms, a.media_kinds, a.media_megabytes, a.media_days
            FROM message_archive a JOIN wecom_connection c ON c.workspace_id = a.workspace_id AND c.id = a.connection_id
            WHERE a.workspace_id = \(workspace) ORDER BY a.connection_id
            """
        ) { row in
            ArchiveEntry(
                connection: row.id(0), corpID: row.text(1), library: row.text(2), isOn: row.text(3) == "on", problem: row.optional(4, row.text),
                seq: row.integer(5), fetched: row.optional(6, row.instant), looked: row.optional(10, row.instant), asked: row.optional(11, row.instant),
                told: row.optional(12, row.instant), taken: row.int(7), withheld: row.int(8), unread: row.int(9),
                media: ArchiveMediaPolicy(
                    kinds: Set(row.text(13).split(separator: ",").compactMap { ArchiveMediaKind(rawValue: String($0)) }), megabytes: row.int(14),
                    days: row.int(15)))
        }
    }

    static func one(_ connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ArchiveEntry? {
        try all(in: workspace, tx).first { $0.connection == connection }
    }

    /// What a secret of an archive is sealed for.
    static func place(_ part: Part, of connection: ConnectionID, in workspace: WorkspaceID) -> String {
        "archive/\(workspace)/\(connection)/\(part.rawValue)"
    }

    /// Whether people outside the company agreed in a room, by their ids.
    static func agreements(
        in room: String, of connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String: Bool] {
        var found: [String: Bool] = [:]
        try tx.each(
            """
            SELECT person, is_given FROM archive_agreement
            WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND room = \(room)
            """
        ) { found[$0.text(0)] = $0.bool(1) }
        return found
    }

    /// Counts what became of records of a room.
    static func count(
        _ room: String, taken: Int, withheld: Int, endsWithheld: Bool, of connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO archive_room (workspace_id, connection_id, room, taken, withheld, ends_withheld)
            VALUES (\(workspace), \(connection), \(room), \(taken), \(withheld), \(endsWithheld ? 1 : 0))
            ON CONFLICT (workspace_id, connection_id, room) DO UPDATE
            SET taken = archive_room.taken + excluded.taken, withheld = archive_room.withheld + excluded.withheld,
                ends_withheld = excluded.ends_withheld
            """)
    }

    /// Later words win over earlier ones.
    static func note(
        _ person: String, in room: String, isGiven: Bool, at: Instant, of connection: ConnectionID, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO archive_agreement (workspace_id, connection_id, room, person, is_given, changed_ms)
            VALUES (\(workspace), \(connection), \(room), \(person), \(isGiven ? 1 : 0), \(at))
            ON CONFLICT (workspace_id, connection_id, room, person) DO UPDATE
            SET is_given = excluded.is_given, changed_ms = excluded.changed_ms
            WHERE archive_agreement.changed_ms <= excluded.changed_ms
            """)
    }
}
