public import Journal
public import Kernel
public import Storage
internal import WeComConnector

/// Reads what became of the callbacks of a connection, and has them handled once more.
public enum CallbackQueries {
    private static let replayedAtOnce = 500

    static func counts(of entry: ConnectionEntry, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> CallbackCounts {
        var counts = CallbackCounts()
        counts.failed =
            try tx.first(
                """
                SELECT count(*) FROM inbox
                WHERE workspace_id = \(workspace) AND state = \(Handling.State.failed.rawValue) AND source = \(entry.inboxSource)
                """) { $0.int(0) } ?? 0
        counts.postponed =
            try tx.first(
                """
                SELECT count(*) FROM inbox WHERE workspace_id = \(workspace) AND state = \(Handling.State.waiting.rawValue)
                AND failures > 0 AND source = \(entry.inboxSource)
                """) { $0.int(0) } ?? 0
        // `|| ''` keeps to the order of ids: the first that is found is the latest.
        counts.latest = try tx.first(
            """
            SELECT received_ms FROM inbox WHERE workspace_id = \(workspace) AND source || '' = \(entry.inboxSource) ORDER BY id DESC LIMIT 1
            """) { $0.instant(0) }
        return counts
    }

    /// Those that need a person and those that come again, the latest first, received before `before`.
    public static func failed(
        of entry: ConnectionEntry, before: InboxID? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [FailedCallback] {
        try tx.all(
            """
            SELECT id, state, tries, due_ms, problem, received_ms, body FROM inbox
            WHERE workspace_id = \(workspace) AND state IN ('failed', 'waiting') AND (state = 'failed' OR failures > 0)
            AND source = \(entry.inboxSource) AND id < \(before ?? InboxID(.max)) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            let message = try? CallbackMessage(row.blob(6))
            return FailedCallback(
                id: row.id(0), event: message?.event ?? "", change: message?.changeType ?? "", received: row.instant(5), tries: row.int(2),
                next: row.text(1) == Handling.State.waiting.rawValue ? row.instant(3) : nil, problem: row.optional(4, row.text) ?? "")
        }
    }

    /// Has one that failed handled once more; false if it did not fail.
    public static func replay(
        _ id: InboxID, of entry: ConnectionEntry, workspace: WorkspaceID, world: World, _ tx: any WriteTransaction
    ) throws -> Bool {
        let isOurs = try tx.first(
            """
            SELECT id FROM inbox WHERE workspace_id = \(workspace) AND id = \(id) AND state = \(Handling.State.failed.rawValue)
            AND source = \(entry.inboxSource)
            """) { $0.int(0) } != nil
        return try isOurs && Inbox(world: world).replay(id, workspace: workspace, tx)
    }

    /// Has all that failed until now handled once more; says how many.
    public static func replayAll(of entry: ConnectionEntry, workspace: WorkspaceID, world: World, on database: any Database) async throws -> Int {
        let last: InboxID = world.id()
        var count = 0
        while true {
            let some = try await database.write { tx in
                let ids = try tx.all(
                    """
                    SELECT id FROM inbox WHERE workspace_id = \(workspace) AND state = \(Handling.State.failed.rawValue)
                    AND source = \(entry.inboxSource) AND id <= \(last) ORDER BY id LIMIT \(replayedAtOnce)
                    """) { $0.id(0, InboxKind.self) }
                return try ids.count { try Inbox(world: world).replay($0, workspace: workspace, tx) }
            }
            count += some
            if some == 0 { return count }
        }
    }
}
