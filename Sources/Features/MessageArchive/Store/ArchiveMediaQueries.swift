public import FeatureRules
public import Kernel
public import Storage

/// Reads which pictures, voices and files there are.
public enum ArchiveMediaQueries {
    /// How many are in which state, and how much lies here.
    public struct Count: Sendable, Hashable {
        public var states: [ArchiveMediaState: Int] = [:]
        public var keptBytes: Int64 = 0

        public func of(_ state: ArchiveMediaState) -> Int { states[state] ?? 0 }
    }

    public static func count(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Count {
        var count = Count()
        let rows: SQL = """
            SELECT state, count(*), CAST(sum(CASE WHEN state = \(ArchiveMediaState.kept.rawValue) THEN bytes ELSE 0 END) AS BIGINT) FROM archive_media
            WHERE workspace_id = \(workspace) AND connection_id = \(connection) GROUP BY state
            """
        try tx.each(rows) { row in
            guard let state = ArchiveMediaState(rawValue: row.text(0)) else { return }
            count.states[state] = row.int(1)
            count.keptBytes += row.integer(2)
        }
        return count
    }

    /// Of each message its own, in their order.
    public static func of(
        _ messages: [MessageID], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageID: [ArchiveMediaEntry]] {
        var found: [MessageID: [ArchiveMediaEntry]] = [:]
        for message in messages {
            let entries = try tx.all(
                """
                SELECT connection_id, seq, part, message_id, kind, name, bytes, state FROM archive_media
                WHERE workspace_id = \(workspace) AND message_id = \(message) ORDER BY connection_id, seq, part
                """, entry)
            if !entries.isEmpty { found[message] = entries.compactMap(\.self) }
        }
        return found
    }

    /// Nil if there is none.
    public static func one(_ place: ArchiveMediaEntry.Place, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ArchiveMediaEntry? {
        try tx.first(
            """
            SELECT connection_id, seq, part, message_id, kind, name, bytes, state FROM archive_media
            WHERE workspace_id = \(workspace) AND connection_id = \(place.connection) AND seq = \(place.seq) AND part = \(place.part)
            """, entry) ?? nil
    }

    private static func entry(_ row: any Row) -> ArchiveMediaEntry? {
        guard let kind = ArchiveMediaKind(rawValue: row.text(4)), let state = ArchiveMediaState(rawValue: row.text(7)) else { return nil }
        return ArchiveMediaEntry(
            place: .init(connection: row.id(0), seq: row.integer(1), part: row.int(2)), message: row.id(3), kind: kind, name: row.text(5),
            bytes: row.integer(6), state: state)
    }
}
