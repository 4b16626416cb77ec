internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of the table `wecom_connection`.
enum ConnectionRows {
    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ConnectionEntry] {
        try tx.all(
            """
            SELECT id, corp_id, agent_id, api_base, state, problem, created_ms, synced_ms, reached_ms, asked_ms, secret_number,
                refused_trouble, refused_code, refused_address
            FROM wecom_connection WHERE workspace_id = \(workspace) ORDER BY id
            """, entry)
    }

    static func one(_ id: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ConnectionEntry? {
        try tx.first(
            """
            SELECT id, corp_id, agent_id, api_base, state, problem, created_ms, synced_ms, reached_ms, asked_ms, secret_number,
                refused_trouble, refused_code, refused_address
            FROM wecom_connection WHERE workspace_id = \(workspace) AND id = \(id)
            """, entry)
    }

    /// Whether the platform may be asked for that company now: looked at whenever something is taken to be sent, so that nothing goes out
    /// after somebody switched it off or disconnected it.
    static func isOn(_ id: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM wecom_connection WHERE workspace_id = \(workspace) AND id = \(id) AND state = \(ConnectionState.on.rawValue)")
    }

    /// What a secret of a connection is sealed for.
    static func place(_ part: Part, of id: ConnectionID, in workspace: WorkspaceID) -> String { "wecom/\(workspace)/\(id)/\(part.rawValue)" }

    enum Part: String {
        case secret, token, key
    }

    private static func entry(_ row: any Row) throws -> ConnectionEntry {
        // A state of another version asks nothing.
        let state = ConnectionState(rawValue: row.text(4)) ?? .off
        let complaint = ConnectionComplaint(
            row.optional(11, row.text).flatMap { ConnectionTrouble(rawValue: $0) } ?? .other, code: row.optional(12, row.int),
            address: row.optional(13, row.text) ?? "")
        return ConnectionEntry(
            id: row.id(0), corpID: row.text(1), agentID: row.text(2), apiBase: row.text(3), state: state, problem: row.optional(5, row.text),
            complaint: state == .refused ? complaint : nil, created: row.instant(6), synced: row.optional(7, row.instant),
            reached: row.optional(8, row.instant), asked: row.optional(9, row.instant), secretNumber: row.int(10))
    }
}
