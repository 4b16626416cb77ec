public import Kernel
public import Storage

/// What came from outside, stored raw before anything is made of it, so that it is answered at once, handled later, seen and
/// replayed.
public struct Inbox: Sendable {
    /// Longer than handling one delivery may take.
    public static let lease = Span.minutes(5)

    private static let rows = HandlingRows(table: "inbox")
    private let world: World

    public init(world: World) { self.world = world }

    /// Stores a delivery; nil if one with its source and key was there already, which then stays as it is.
    ///
    /// - Parameters:
    ///   - source: who delivers: `wecom.123`, a connection.
    ///   - key: a hash of all that makes the event unique; a sender repeats a delivery until it is answered.
    public func receive(
        source: String, key: [UInt8], body: [UInt8], workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> InboxID? {
        let id = world.id(InboxKind.self), now = world.now()
        let handling = Handling(due: now)
        let added = try tx.run(
            """
            INSERT INTO inbox (workspace_id, id, source, key, body, state, tries, failures, due_ms, received_ms)
            VALUES (\(workspace), \(id), \(source), \(key), \(body), \(handling.state.rawValue), 0, 0, \(handling.due), \(now))
            ON CONFLICT (workspace_id, source, key) DO NOTHING
            """)
        return added == 1 ? id : nil
    }

    /// Takes what is due of a source, the oldest first. One that must wait does not hold up those behind it.
    public func next(
        from source: String, limit: Int = 1, lease: Span = Inbox.lease, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [ClaimedDelivery] {
        let now = world.now()
        // As `Handling.claim` does with one.
        let due = try tx.all(
            """
            SELECT id, key, body, received_ms, tries FROM inbox WHERE workspace_id = \(workspace) AND source = \(source)
            AND state = \(Handling.State.waiting.rawValue) AND due_ms <= \(now) ORDER BY due_ms, id LIMIT \(limit)
            """
        ) { row in
            ClaimedDelivery(
                id: row.id(0), source: source, key: row.blob(1), body: row.blob(2), received: row.instant(3), claim: row.int(4) + 1)
        }
        for part in Self.parts(due) {
            try tx.run(
                """
                UPDATE inbox SET state = \(Handling.State.claimed.rawValue), tries = tries + 1, due_ms = \(now + lease)
                WHERE workspace_id = \(workspace) AND id IN (\(each: part.map(\.id)))
                """)
        }
        return due
    }

    /// Says what became of a delivery. `handled` stands in the transaction that wrote what came of it, the others in their own.
    ///
    /// - Parameter problem: why it was not handled, without personal data; for pages.
    /// - Throws: `ClaimLost` if the claim outlived its lease.
    public func settle(
        _ claimed: ClaimedDelivery, _ outcome: Handling.Outcome, problem: String? = nil, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        let taken = try Inbox.rows.change(claimed.id.rawValue, problem: problem, workspace, tx) {
            $0.settle(outcome, claim: claimed.claim, at: world.now())
        }
        guard taken else { throw ClaimLost() }
    }

    /// The same for many that were handled; in the transaction that wrote what came of them.
    ///
    /// - Throws: `ClaimLost` if one of the claims outlived its lease.
    public func settleHandled(_ claimed: [ClaimedDelivery], problem: String? = nil, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let now = world.now()
        for (claim, deliveries) in Dictionary(grouping: claimed, by: \.claim).sorted(by: { $0.key < $1.key }) {
            for part in Self.parts(deliveries) {
                let settled = try tx.run(
                    """
                    UPDATE inbox SET state = \(Handling.State.done.rawValue), due_ms = \(now), problem = coalesce(\(problem.bound), problem)
                    WHERE workspace_id = \(workspace) AND id IN (\(each: part.map(\.id)))
                    AND state = \(Handling.State.claimed.rawValue) AND tries = \(claim)
                    """)
                guard settled == part.count else { throw ClaimLost() }
            }
        }
    }

    /// Holds claims for another lease; those that are not held any more stay as they are.
    public func renew(_ claimed: [ClaimedDelivery], lease: Span = Inbox.lease, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try move(claimed, to: .claimed, due: world.now() + lease, workspace, tx)
    }

    /// Lets go of claims before anything was tried: it is no failure.
    public func release(_ claimed: [ClaimedDelivery], workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try move(claimed, to: .waiting, due: world.now(), workspace, tx)
    }

    /// Lets go of all claims of a source: of whoever was stopped before this one began. Says how many there were.
    @discardableResult
    public func releaseAll(of source: String, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        try tx.run(
            """
            UPDATE inbox SET state = \(Handling.State.waiting.rawValue), due_ms = \(world.now())
            WHERE workspace_id = \(workspace) AND source = \(source) AND state = \(Handling.State.claimed.rawValue)
            """)
    }

    /// Deletes what was handled before `instant`, at most `limit` of it, and says how many it was. Whoever sends one of them again
    /// after that sends something new, so `instant` is older than anything that is still taken. The latest of a source stays: it says
    /// when something came last.
    public func forget(
        of source: String, handledBefore instant: Instant, limit: Int, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Int {
        try tx.run(
            """
            DELETE FROM inbox WHERE workspace_id = \(workspace) AND id IN (
                SELECT id FROM inbox WHERE workspace_id = \(workspace) AND source = \(source)
                AND state = \(Handling.State.done.rawValue) AND due_ms < \(instant) ORDER BY due_ms LIMIT \(limit))
            AND id <> (SELECT id FROM inbox WHERE workspace_id = \(workspace) AND source || '' = \(source) ORDER BY id DESC LIMIT 1)
            """)
    }

    /// Has a delivery handled once more; false if its first handling has not ended.
    public func replay(_ id: InboxID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try Inbox.rows.change(id.rawValue, problem: nil, workspace, tx) { $0.replay(at: world.now()) }
    }

    /// Lets go of claims of a source that outlived their lease, regularly. Says how many there were.
    @discardableResult
    public func recover(of source: String, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        let now = world.now()
        let late = try tx.all(
            """
            SELECT id FROM inbox WHERE workspace_id = \(workspace) AND source = \(source)
            AND state = \(Handling.State.claimed.rawValue) AND due_ms <= \(now) ORDER BY due_ms, id LIMIT \(HandlingRows.batchLimit)
            """
        ) { $0.integer(0) }
        return try late.count { id in
            try Inbox.rows.change(id, problem: "the handling did not end", workspace, tx) { $0.expire(at: now) }
        }
    }

    /// How many deliveries are in which state.
    public func counts(workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Handling.State: Int] {
        try Inbox.rows.counts(workspace, tx)
    }

    /// Only those that are still held by these claims.
    private func move(
        _ claimed: [ClaimedDelivery], to state: Handling.State, due: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for (claim, deliveries) in Dictionary(grouping: claimed, by: \.claim).sorted(by: { $0.key < $1.key }) {
            for part in Self.parts(deliveries) {
                try tx.run(
                    """
                    UPDATE inbox SET state = \(state.rawValue), due_ms = \(due)
                    WHERE workspace_id = \(workspace) AND id IN (\(each: part.map(\.id)))
                    AND state = \(Handling.State.claimed.rawValue) AND tries = \(claim)
                    """)
            }
        }
    }

    /// So many go into one statement.
    private static func parts(_ claimed: [ClaimedDelivery]) -> [ArraySlice<ClaimedDelivery>] {
        stride(from: 0, to: claimed.count, by: 500).map { claimed[$0..<min($0 + 500, claimed.count)] }
    }
}

public enum InboxKind {}
public typealias InboxID = ID<InboxKind>

/// A delivery that was taken from the inbox, with what `Inbox.settle` needs to know it again.
public struct ClaimedDelivery: Sendable, Hashable {
    public var id: InboxID
    public var source: String
    public var key: [UInt8]
    public var body: [UInt8]
    public var received: Instant
    /// Which claim this is, from 1.
    public var claim: Int
}
