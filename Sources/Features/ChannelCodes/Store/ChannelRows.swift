internal import FeatureRules
internal import Foundation
internal import Journal
internal import Kernel
internal import Storage

/// The rows of channel codes.
enum ChannelRows {
    /// What the outbox calls all that is to be done to the codes of a connection.
    static func call(_ connection: ConnectionID) -> String { "wecom.channel.\(connection)" }

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ChannelEntry] {
        try tx.all(query("c.workspace_id = $1 ORDER BY c.id DESC", [workspace.bound]), entry)
    }

    static func all(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ChannelEntry] {
        try tx.all(query("c.workspace_id = $1 AND c.connection_id = $2 ORDER BY c.id", [workspace.bound, connection.bound]), entry)
    }

    static func one(_ id: ChannelCodeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ChannelEntry? {
        try tx.first(query("c.workspace_id = $1 AND c.id = $2", [workspace.bound, id.bound]), entry)
    }

    static func one(_ slug: CodeSlug, _ tx: any ReadTransaction) throws -> (workspace: WorkspaceID, entry: ChannelEntry)? {
        let place = try tx.first("SELECT workspace_id, id FROM channel_code WHERE slug = \(slug.text)") {
            (workspace: $0.id(0, WorkspaceKind.self), id: $0.id(1, ChannelCodeKind.self))
        }
        guard let place, let entry = try one(place.id, in: place.workspace, tx) else { return nil }
        return (place.workspace, entry)
    }

    /// Those whose roster may have changed by the clock.
    static func due(_ now: Instant, of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ChannelEntry] {
        try tx.all(
            query(
                "c.workspace_id = $1 AND c.connection_id = $2 AND c.next_ms <= $3 ORDER BY c.id", [workspace.bound, connection.bound, now.bound]), entry)
    }

    /// The keys of the calls of a code.
    static func key(_ id: ChannelCodeID, _ deed: ChannelDispatch.Deed) -> String { "\(id)/\(deed.rawValue)" }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func query(_ which: String, _ values: [Value]) -> SQL {
        SQL(
            text: """
                SELECT c.id, c.connection_id, c.slug, c.attribution, c.plan, c.created_ms, c.config_id, c.qr_code, c.roster, c.reason, c.shown,
                    (SELECT o.state FROM outbox o WHERE o.workspace_id = c.workspace_id AND o.call = 'wecom.channel.' || c.connection_id
                        AND o.key = c.id || '/make'),
                    (SELECT o.state FROM outbox o WHERE o.workspace_id = c.workspace_id AND o.call = 'wecom.channel.' || c.connection_id
                        AND o.key = c.id || '/show'),
                    (SELECT w.id FROM wecom_connection w WHERE w.workspace_id = c.workspace_id AND w.id = c.connection_id)
                FROM channel_code c WHERE \(which)
                """, values: values)
    }

    private static func entry(_ row: any Row) throws -> ChannelEntry {
        func read<T: Decodable>(_ text: String, _: T.Type = T.self) throws -> T {
            guard let value = try? JSONDecoder().decode(T.self, from: Data(text.utf8)) else { throw StorageError.corrupt("channel_code: no \(T.self)") }
            return value
        }
        return ChannelEntry(
            id: row.id(0), connection: row.id(1), slug: row.text(2), attribution: row.text(3), plan: try read(row.text(4)), created: row.instant(5),
            configID: row.optional(6, row.text), qrCode: row.optional(7, row.text), roster: try read(row.text(8)),
            reason: ChannelDecision.Reason(rawValue: row.text(9)) ?? .usual, shown: try row.optional(10, row.text).map { try read($0) },
            making: row.optional(11, row.text).flatMap { OutboxDelivery.State(rawValue: $0) },
            changing: row.optional(12, row.text).flatMap { OutboxDelivery.State(rawValue: $0) }, isGone: row.isNull(13))
    }
}
