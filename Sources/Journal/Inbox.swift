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

    /// Takes what is due, the oldest first. One that must wait does not hold up those behind it.
    public func next(
        _ limit: Int = 1, lease: Span = Inbox.lease, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [ClaimedDelivery] {
        try Inbox.rows.claim(limit, now: world.now(), lease: lease, workspace, tx).compactMap { id, claim in
            try tx.first(
                "SELECT source, key, body, received_ms FROM inbox WHERE workspace_id = \(workspace) AND id = \(id)"
            ) { row in
                ClaimedDelivery(
                    id: InboxID(id), source: row.text(0), key: row.blob(1), body: row.blob(2), received: row.instant(3),
                    claim: claim)
            }
        }
    }

    /// The same of one source alone.
    public func next(
        from source: String, limit: Int, lease: Span = Inbox.lease, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [ClaimedDelivery] {
        let now = world.now()
        let due = try tx.all(
            """
            SELECT id FROM inbox WHERE workspace_id = \(workspace) AND source = \(source)
            AND state = \(Handling.State.waiting.rawValue) AND due_ms <= \(now) ORDER BY due_ms, id LIMIT \(limit)
            """
        ) { $0.integer(0) }
        return try due.compactMap { id in
            guard try Inbox.rows.change(id, problem: nil, workspace, tx, { $0.claim(at: now, lease: lease) }) else { return nil }
            return try tx.first("SELECT key, body, received_ms, tries FROM inbox WHERE workspace_id = \(workspace) AND id = \(id)") { row in
                ClaimedDelivery(
                    id: InboxID(id), source: source, key: row.blob(0), body: row.blob(1), received: row.instant(2), claim: row.int(3))
            }
        }
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

    /// Has a delivery handled once more; false if its first handling has not ended.
    public func replay(_ id: InboxID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try Inbox.rows.change(id.rawValue, problem: nil, workspace, tx) { $0.replay(at: world.now()) }
    }

    /// Lets go of claims that outlived their lease: after a crash, and regularly. Says how many there were.
    @discardableResult
    public func recover(workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        try Inbox.rows.recover(now: world.now(), workspace, tx)
    }

    /// How many deliveries are in which state.
    public func counts(workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Handling.State: Int] {
        try Inbox.rows.counts(workspace, tx)
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
