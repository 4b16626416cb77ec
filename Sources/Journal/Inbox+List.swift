public import Kernel
public import Storage

extension Inbox {
    /// Has what failed, or what is done, handled once more, at most `limit` of those up to `last`; says how many. What follows from a
    /// delivery follows once, however often it is handled.
    public func replayAll(
        _ state: Handling.State, upTo last: InboxID, limit: Int, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Int {
        let ids = try tx.all(
            "SELECT id FROM inbox WHERE workspace_id = \(workspace) AND state = \(state.rawValue) AND id <= \(last) ORDER BY id LIMIT \(limit)"
        ) { $0.id(0, InboxKind.self) }
        return try ids.count { try replay($0, workspace: workspace, tx) }
    }

    /// The latest deliveries first.
    ///
    /// - Parameters:
    ///   - state: only those in this state.
    ///   - before: only those received before this one.
    public func list(
        _ state: Handling.State? = nil, before: InboxID? = nil, limit: Int, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [InboxEntry] {
        let word = state?.rawValue ?? "", last = before ?? InboxID(.max)
        return try tx.all(
            """
            SELECT id, source, state, tries, problem, received_ms, body FROM inbox
            WHERE workspace_id = \(workspace) AND id < \(last) AND (\(word) = '' OR state = \(word))
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            guard let state = Handling.State(rawValue: row.text(2)) else { throw StorageError.corrupt("inbox: no state \(row.text(2))") }
            return InboxEntry(
                id: row.id(0), source: row.text(1), state: state, tries: row.int(3), problem: row.optional(4, row.text),
                received: row.instant(5), body: row.blob(6))
        }
    }
}
