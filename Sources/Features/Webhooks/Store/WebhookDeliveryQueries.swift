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
        let isAll = filter == .all ? 1 : 0, states = filter.states, before = before?.rawValue ?? .max
        // Two statements, each with an index of its own.
        let toAll: SQL = """
            SELECT d.id, d.webhook_id, d.event, o.state, o.tries, d.created_ms, o.due_ms, d.status, d.problem, d.took_ms, d.answered_ms
            FROM webhook_delivery d JOIN outbox o ON o.workspace_id = d.workspace_id AND o.id = d.id
            WHERE d.workspace_id = \(workspace) AND d.id < \(before)
            AND (\(isAll) = 1 OR o.state = \(states.0.rawValue) OR o.state = \(states.1.rawValue))
            ORDER BY d.id DESC LIMIT \(limit)
            """
        guard let webhook else { return try tx.all(toAll, delivery) }
        return try tx.all(
            """
            SELECT d.id, d.webhook_id, d.event, o.state, o.tries, d.created_ms, o.due_ms, d.status, d.problem, d.took_ms, d.answered_ms
            FROM webhook_delivery d JOIN outbox o ON o.workspace_id = d.workspace_id AND o.id = d.id
            WHERE d.workspace_id = \(workspace) AND d.webhook_id = \(webhook) AND d.id < \(before)
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
        var counts: [String: Int] = [:]
        try tx.each(
            """
            SELECT call, count(*) FROM outbox WHERE workspace_id = \(workspace) AND state IN ('failed', 'unknown') GROUP BY call
            """
        ) { counts[$0.text(0)] = $0.int(1) }
        guard !counts.isEmpty else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try WebhookRows.all(in: workspace, tx).compactMap { hook in
                counts[WebhookRows.call(hook.id)].map { (hook.id, $0) }
            })
    }

    private static func delivery(_ row: any Row) throws -> WebhookDelivery {
        guard let state = OutboxDelivery.State(rawValue: row.text(3)) else { throw StorageError.corrupt("outbox: no state \(row.text(3))") }
        return WebhookDelivery(
            id: row.id(0), webhook: row.id(1), event: row.text(2), state: state, tries: row.int(4), created: row.instant(5), due: row.instant(6),
            status: row.optional(7, row.int), problem: row.optional(8, row.text), took: row.optional(9) { Span(milliseconds: row.integer($0)) },
            answered: row.optional(10, row.instant))
    }
}
