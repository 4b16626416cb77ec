internal import FeatureRules
internal import Foundation
internal import Journal
internal import Kernel
internal import Storage

/// The rows of templates.
enum GroupWelcomeRows {
    /// What the outbox calls the changes of a connection.
    static func call(_ connection: ConnectionID) -> String { "wecom.group_welcome.\(connection)" }

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupWelcomeEntry] {
        try tx.all(
            """
            SELECT g.id, g.connection_id, g.body, g.edition, g.template_id, g.is_leaving, o.state, o.problem, g.created_ms, c.id FROM group_welcome g
            LEFT JOIN wecom_connection c ON c.workspace_id = g.workspace_id AND c.id = g.connection_id
            LEFT JOIN outbox o ON o.workspace_id = g.workspace_id AND o.call = 'wecom.group_welcome.' || CAST(g.connection_id AS TEXT)
                AND o.key = CAST(g.id AS TEXT) || '.' || CAST(g.edition AS TEXT)
            WHERE g.workspace_id = \(workspace) ORDER BY g.id DESC
            """
        ) { row in
            GroupWelcomeEntry(
                id: row.id(0), connection: row.id(1), plan: try plan(row.text(2)), edition: row.int(3), templateID: row.optional(4, row.text),
                isLeaving: row.bool(5), change: row.optional(6, row.text).flatMap { OutboxDelivery.State(rawValue: $0) },
                problem: row.optional(7, row.text), created: row.instant(8), isGone: row.isNull(9))
        }
    }

    static func json(_ plan: GroupWelcomePlan) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(plan), as: UTF8.self)
    }

    private static func plan(_ json: String) throws -> GroupWelcomePlan {
        do { return try JSONDecoder().decode(GroupWelcomePlan.self, from: Data(json.utf8)) } catch {
            throw StorageError.corrupt("group_welcome: a body that cannot be read")
        }
    }
}
