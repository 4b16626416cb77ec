internal import Kernel
internal import Storage

/// The rows of the table `outbox` as calls and their deliveries.
enum OutboxRows {
    struct Entry {
        var id: OutboxID
        var call: OutboxCall
        var delivery: OutboxDelivery
    }

    /// Those in that state whose time has come, the longest due first.
    static func due(
        _ state: OutboxDelivery.State, of call: String?, _ now: Instant, _ limit: Int, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [Entry] {
        guard limit > 0 else { return [] }
        // Two statements, each with an index of its own.
        let ofAny: SQL = """
            SELECT certainty, state, tries, failures, in_doubt, due_ms, id, call, key, body FROM outbox
            WHERE workspace_id = \(workspace) AND state = \(state.rawValue) AND due_ms <= \(now)
            ORDER BY due_ms, id LIMIT \(limit)
            """
        let ofOne: SQL = """
            SELECT certainty, state, tries, failures, in_doubt, due_ms, id, call, key, body FROM outbox
            WHERE workspace_id = \(workspace) AND call = \(call.bound) AND state = \(state.rawValue) AND due_ms <= \(now)
            ORDER BY due_ms, id LIMIT \(limit)
            """
        return try tx.all(call == nil ? ofAny : ofOne) { row in
            let delivery = try delivery(row)
            let call = OutboxCall(call: row.text(7), key: row.text(8), certainty: delivery.certainty, body: row.text(9))
            return Entry(id: row.id(6), call: call, delivery: delivery)
        }
    }

    static func one(_ id: OutboxID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> OutboxDelivery? {
        try tx.first(
            """
            SELECT certainty, state, tries, failures, in_doubt, due_ms FROM outbox
            WHERE workspace_id = \(workspace) AND id = \(id)
            """, delivery)
    }

    /// Writes `after` where the row still is as it was `before`.
    static func replace(
        _ before: OutboxDelivery, by after: OutboxDelivery, problem: String?, of id: OutboxID, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE outbox SET state = \(after.state.rawValue), tries = \(after.tries), failures = \(after.failures),
                in_doubt = \(after.isInDoubt), due_ms = \(after.due), problem = coalesce(\(problem.bound), problem)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = \(before.state.rawValue) AND tries = \(before.tries)
            """) == 1
    }

    private static func delivery(_ row: any Row) throws -> OutboxDelivery {
        guard let certainty = Certainty(rawValue: row.text(0)), let state = OutboxDelivery.State(rawValue: row.text(1)) else {
            throw StorageError.corrupt("outbox: no certainty \(row.text(0)) or state \(row.text(1))")
        }
        var delivery = OutboxDelivery(certainty, due: row.instant(5))
        delivery.state = state
        delivery.tries = row.int(2)
        delivery.failures = row.int(3)
        delivery.isInDoubt = row.bool(4)
        return delivery
    }
}
