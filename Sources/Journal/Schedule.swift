public import Kernel
public import Storage

/// What must happen later, as rows that become due.
public struct Schedule: Sendable {
    /// Longer than running one command may take.
    public static let lease = Span.minutes(5)

    private static let rows = HandlingRows(table: "schedule")
    private let world: World

    public init(world: World) { self.world = world }

    /// Adds a command; false if one of that name and key was there already, which then stays as it is.
    @discardableResult
    public func add(_ command: ScheduledCommand, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        let handling = Handling(due: command.due)
        return try tx.run(
            """
            INSERT INTO schedule (workspace_id, id, command, key, body, state, tries, failures, due_ms)
            VALUES (\(workspace), \(world.id(ScheduleKind.self)), \(command.name), \(command.key), \(command.body),
                \(handling.state.rawValue), 0, 0, \(handling.due))
            ON CONFLICT (workspace_id, command, key) DO NOTHING
            """) == 1
    }

    /// Forgets a command that still waits, so that it may be added anew for another time; false if it does not wait.
    public func cancel(name: String, key: String, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try tx.run(
            """
            DELETE FROM schedule WHERE workspace_id = \(workspace) AND command = \(name) AND key = \(key)
            AND state = \(Handling.State.waiting.rawValue)
            """) == 1
    }

    /// Takes what is due, the longest due first.
    public func claim(
        _ limit: Int = 1, lease: Span = Schedule.lease, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [ClaimedCommand] {
        try Schedule.rows.claim(limit, now: world.now(), lease: lease, workspace, tx).compactMap { id, claim in
            try tx.first("SELECT command, key, body FROM schedule WHERE workspace_id = \(workspace) AND id = \(id)") { row in
                ClaimedCommand(id: ScheduleID(id), name: row.text(0), key: row.text(1), body: row.text(2), claim: claim)
            }
        }
    }

    /// Says what became of a command. `handled` stands in the transaction of the command itself, the others in their own.
    ///
    /// - Throws: `ClaimLost` if the claim outlived its lease.
    public func settle(
        _ claimed: ClaimedCommand, _ outcome: Handling.Outcome, problem: String? = nil, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        let taken = try Schedule.rows.change(claimed.id.rawValue, problem: problem, workspace, tx) {
            $0.settle(outcome, claim: claimed.claim, at: world.now())
        }
        guard taken else { throw ClaimLost() }
    }

    /// Has a command run once more; false if its first run has not ended.
    public func replay(_ id: ScheduleID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try Schedule.rows.change(id.rawValue, problem: nil, workspace, tx) { $0.replay(at: world.now()) }
    }

    /// Lets go of claims that outlived their lease: after a crash, and regularly. Says how many there were.
    @discardableResult
    public func recover(workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        try Schedule.rows.recover(now: world.now(), workspace, tx)
    }

    /// How many commands are in which state.
    public func counts(workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Handling.State: Int] {
        try Schedule.rows.counts(workspace, tx)
    }
}
