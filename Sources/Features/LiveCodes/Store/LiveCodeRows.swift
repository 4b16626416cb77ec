internal import FeatureRules
internal import Journal
internal import Kernel
internal import Storage

/// The rows of codes and their targets.
enum LiveCodeRows {
    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [LiveCodeEntry] {
        var codes = try tx.all(
            """
            SELECT id, slug, name, guide, fill, reserve, is_on, created_ms, guest_connection_id, known_guests FROM live_code
            WHERE workspace_id = \(workspace) ORDER BY id DESC
            """, entry)
        var targets: [LiveCodeID: [LiveTargetEntry]] = [:]
        let reserves = Dictionary(uniqueKeysWithValues: codes.map { ($0.id, $0.reserve) })
        try tx.each(targetsQuery(SQL(stringLiteral: "t.workspace_id = $1"), [workspace.bound])) { row in
            let code = row.id(0, LiveCodeKind.self)
            targets[code, default: []].append(target(row, reserve: reserves[code] ?? 0))
        }
        for place in codes.indices { codes[place].targets = targets[codes[place].id] ?? [] }
        return codes
    }

    static func one(_ id: LiveCodeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> LiveCodeEntry? {
        var code = try tx.first(
            """
            SELECT id, slug, name, guide, fill, reserve, is_on, created_ms, guest_connection_id, known_guests FROM live_code
            WHERE workspace_id = \(workspace) AND id = \(id)
            """, entry)
        guard let reserve = code?.reserve else { return nil }
        code?.targets = try targets(of: id, reserve: reserve, in: workspace, tx)
        return code
    }

    static func targets(of code: LiveCodeID, reserve: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [LiveTargetEntry] {
        try tx.all(targetsQuery(SQL(stringLiteral: "t.workspace_id = $1 AND t.code_id = $2"), [workspace.bound, code.bound])) { row in
            target(row, reserve: reserve)
        }
    }

    /// What the outbox calls the join ways that are to be made by a connection.
    static func call(_ connection: ConnectionID) -> String { "wecom.join_way.\(connection)" }

    private static func targetsQuery(_ which: SQL, _ values: [Value]) -> SQL {
        SQL(
            text: """
                SELECT t.code_id, t.id, t.kind, t.name, t.cap, t.members, t.handed, t.expires_ms, t.is_paused, t.added_ms, t.attribution, t.qr_code,
                    o.state, o.problem, CASE WHEN t.connection_id IS NOT NULL AND w.id IS NULL THEN 1 ELSE 0 END
                FROM live_target t
                LEFT JOIN wecom_connection w ON w.workspace_id = t.workspace_id AND w.id = t.connection_id
                LEFT JOIN outbox o ON o.workspace_id = t.workspace_id AND o.call = 'wecom.join_way.' || t.connection_id
                    AND o.key = CAST(t.id AS TEXT)
                WHERE \(which.text) ORDER BY t.code_id, t.position, t.id
                """, values: values)
    }

    private static func entry(_ row: any Row) throws -> LiveCodeEntry {
        LiveCodeEntry(
            id: row.id(0), slug: row.text(1), name: row.text(2), guide: row.text(3), fill: FillOrder(rawValue: row.text(4)) ?? .inOrder,
            reserve: row.int(5), isOn: row.bool(6), created: row.instant(7),
            guestConnection: row.optional(8) { row.id($0) }, knownGuests: row.optional(9, row.text).flatMap { KnownGuests(rawValue: $0) } ?? .theirs,
            targets: [])
    }

    private static func target(_ row: any Row, reserve: Int) -> LiveTargetEntry {
        // What another version knows how to show is never shown by this one.
        let kind = LiveTargetEntry.Kind(rawValue: row.text(2)), qrCode = row.optional(11, row.text)
        let seats = TargetSeats(
            id: row.id(1), cap: row.optional(4, row.int), reserve: reserve, members: row.int(5), handed: row.int(6),
            expires: row.optional(7, row.instant), isPaused: row.bool(8), isReady: kind == .picture || kind == .joinWay && qrCode != nil)
        return LiveTargetEntry(
            kind: kind ?? .joinWay, name: row.text(3), seats: seats, added: row.instant(9), shown: row.int(6), attribution: row.optional(10, row.text), qrCode: qrCode,
            making: row.optional(12, row.text).flatMap { OutboxDelivery.State(rawValue: $0) }, problem: row.optional(13, row.text),
            isGone: row.bool(14))
    }
}
