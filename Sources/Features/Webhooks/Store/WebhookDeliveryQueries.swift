public import Journal
public import Kernel
public import Storage

/// Reads what addresses were told.
public enum WebhookDeliveryQueries {
    /// Which deliveries: by what has become of them.
    public enum Filter: String, Sendable, CaseIterable {
        case all, waiting, done, failed, unknown

        /// Two states of the outbox; the second is the first where there is one.
        var states: (OutboxDelivery.State, OutboxDelivery.State) {
            switch self {
            case .all, .waiting: (.waiting, .claimed)
            case .done: (.done, .done)
            case .failed: (.failed, .failed)
            case .unknown: (.unknown, .unknown)
            }
        }
    }

    /// The latest first, older than `before`.
    ///
    /// - Parameter webhook: only to this address; nil is to all.
    public static func page(
        _ filter: Filter = .all, to webhook: WebhookID? = nil, before: OutboxID? = nil, limit: Int, in workspace: WorkspaceID,
        _ tx: any ReadTransaction
    ) throws -> [WebhookDelivery] {
        let hook = webhook?.rawValue ?? 0, isAll = filter == .all ? 1 : 0, states = filter.states
        return try tx.all(
            """
            SELECT d.id, d.webhook_id, d.event, o.state, o.tries, d.created_ms, o.due_ms, d.status, d.problem, d.took_ms, d.answered_ms
            FROM webhook_delivery d JOIN outbox o ON o.workspace_id = d.workspace_id AND o.id = d.id
            WHERE d.workspace_id = \(workspace) AND d.id < \(before?.rawValue ?? .max) AND (\(hook) = 0 OR d.webhook_id = \(hook))
            AND (\(isAll) = 1 OR o.state = \(states.0.rawValue) OR o.state = \(states.1.rawValue))
            ORDER BY d.id DESC LIMIT \(limit)
            """, delivery)
    }

    /// Nil if there is none of that id.
    public static func one(_ id: OutboxID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WebhookDelivery? {
        try tx.first(
            """
            SELECT d.id, d.webhook_id, d.event, o.state, o.tries, d.created_ms, o.due_ms, d.status, d.problem, d.took_ms, d.answered_ms
            FROM webhook_delivery d JOIN outbox o ON o.workspace_id = d.workspace_id AND o.id = d.id
            WHERE d.workspace_id = \(workspace) AND d.id = \(id)
            """, delivery)
    }

    /// How many to each address need a person: they failed, or it is not known what became of them.
    public static func troubled(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [WebhookID: Int] {
        var counts: [WebhookID: Int] = [:]
        try tx.each(
            """
            SELECT d.webhook_id, count(*) FROM outbox o JOIN webhook_delivery d ON d.workspace_id = o.workspace_id AND d.id = o.id
            WHERE o.workspace_id = \(workspace) AND o.state IN ('failed', 'unknown') GROUP BY d.webhook_id
            """
        ) { counts[$0.id(0)] = $0.int(1) }
        return counts
    }

    private static func delivery(_ row: any Row) throws -> WebhookDelivery {
        guard let state = OutboxDelivery.State(rawValue: row.text(3)) else { throw StorageError.corrupt("outbox: no state \(row.text(3))") }
        return WebhookDelivery(
            id: row.id(0), webhook: row.id(1), event: row.text(2), state: state, tries: row.int(4), created: row.instant(5), due: row.instant(6),
            status: row.optional(7, row.int), problem: row.optional(8, row.text), took: row.optional(9) { Span(milliseconds: row.integer($0)) },
            answered: row.optional(10, row.instant))
    }
}
