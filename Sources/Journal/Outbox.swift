public import Kernel
public import Storage

/// What must be told to the outside: written with the state that makes it necessary, told afterwards.
public struct Outbox: Sendable {
    /// Longer than any call to a platform may take, its retries on the wire included.
    public static let lease = Span.minutes(2)
    /// One transaction takes at most so many, so that no writer waits long.
    public static let batchLimit = 200

    private let world: World

    public init(world: World) { self.world = world }

    /// Adds calls; one that was added before (same call and key) stays as it is. Says how many were new.
    ///
    /// What is added together and due together is claimed in this order.
    @discardableResult
    public func add(_ calls: [OutboxCall], workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        let now = world.now()
        var added = 0
        for call in calls {
            let delivery = OutboxDelivery(call.certainty, due: call.notBefore ?? now)
            added += try tx.run(
                """
                INSERT INTO outbox (workspace_id, id, call, certainty, key, body, state, tries, failures, in_doubt, due_ms, created_ms)
                VALUES (\(workspace), \(world.id(OutboxKind.self, at: now)), \(call.call), \(call.certainty.rawValue), \(call.key),
                    \(call.body), \(delivery.state.rawValue), 0, 0, 0, \(delivery.due), \(now))
                ON CONFLICT (workspace_id, call, key) DO NOTHING
                """)
        }
        return added
    }

    /// Takes what is due: questions first, because they settle old doubts, then calls, the longest due first.
    ///
    /// - Parameter call: only calls of this name, so that a slow receiver holds up no other; nil is of any.
    public func claim(
        _ limit: Int = Outbox.batchLimit, lease: Span = Outbox.lease, of call: String? = nil, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> [ClaimedCall] {
        let now = world.now()
        var claimed: [ClaimedCall] = []
        for state in [OutboxDelivery.State.checking, .waiting] {
            for entry in try OutboxRows.due(state, of: call, now, limit - claimed.count, workspace, tx) {
                var delivery = entry.delivery
                guard delivery.claim(at: now, lease: lease),
                    try OutboxRows.replace(entry.delivery, by: delivery, problem: nil, of: entry.id, workspace, tx)
                else { continue }
                let errand = delivery.errand
                claimed.append(ClaimedCall(id: entry.id, call: entry.call, errand: errand, claim: delivery.tries))
            }
        }
        return claimed
    }

    /// Writes the answer to a claim down; false if it came too late to matter.
    ///
    /// - Parameter problem: why it was not accepted, without personal data; for pages.
    @discardableResult
    public func settle(
        _ claimed: ClaimedCall, _ outcome: OutboxDelivery.Outcome, problem: String? = nil, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> Bool {
        try change(claimed.id, problem: problem, workspace, tx) { $0.settle(outcome, claim: claimed.claim, at: world.now()) }
    }

    /// Counts claims that outlived their lease as lost: after a crash, and regularly. Says how many there were.
    @discardableResult
    public func recover(workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        let now = world.now()
        var recovered = 0
        for entry in try OutboxRows.due(.claimed, of: nil, now, Outbox.batchLimit, workspace, tx) {
            let problem = "the answer was lost"
            if try change(entry.id, problem: problem, workspace, tx, { $0.expire(at: now) }) { recovered += 1 }
        }
        return recovered
    }

    /// Writes down what a person decided about a call that failed or is unknown; false if it is neither.
    public func resolve(
        _ id: OutboxID, _ verdict: OutboxDelivery.Verdict, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Bool {
        try change(id, problem: nil, workspace, tx) { $0.resolve(verdict, at: world.now()) }
    }

    /// How many calls are in which state.
    public func counts(workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [OutboxDelivery.State: Int] {
        var counts: [OutboxDelivery.State: Int] = [:]
        try tx.each("SELECT state, count(*) FROM outbox WHERE workspace_id = \(workspace) GROUP BY state") { row in
            if let state = OutboxDelivery.State(rawValue: row.text(0)) { counts[state] = row.int(1) }
        }
        return counts
    }

    private func change(
        _ id: OutboxID, problem: String?, _ workspace: WorkspaceID, _ tx: any WriteTransaction,
        _ event: (inout OutboxDelivery) -> Bool
    ) throws -> Bool {
        guard let before = try OutboxRows.one(id, workspace, tx) else { return false }
        var after = before
        return try event(&after) && OutboxRows.replace(before, by: after, problem: problem, of: id, workspace, tx)
    }
}
