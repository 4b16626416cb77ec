public import Kernel
public import Storage

extension Inbox {
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
