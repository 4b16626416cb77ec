internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of the table `webhook`.
enum WebhookRows {
    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [WebhookEntry] {
        try tx.all(
            "SELECT id, address, events, state, created_ms, old_until_ms FROM webhook WHERE workspace_id = \(workspace) ORDER BY id DESC", entry)
    }

    static func one(_ id: WebhookID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WebhookEntry? {
        try tx.first(
            "SELECT id, address, events, state, created_ms, old_until_ms FROM webhook WHERE workspace_id = \(workspace) AND id = \(id)", entry)
    }

    /// What the outbox calls the posts to one address.
    static func call(_ id: WebhookID) -> String { "webhook.\(id)" }

    /// Where its secret is sealed for.
    static func place(_ id: WebhookID, in workspace: WorkspaceID) -> String { "webhook/\(workspace)/\(id)" }

    private static func entry(_ row: any Row) throws -> WebhookEntry {
        WebhookEntry(
            id: row.id(0), address: row.text(1), events: WebhookEvent.chosen(row.text(2).split(separator: " ").map(String.init)),
            // A state of another version is told nothing.
            state: WebhookState(rawValue: row.text(3)) ?? .off, created: row.instant(4), oldSecretUntil: row.optional(5, row.instant))
    }
}
