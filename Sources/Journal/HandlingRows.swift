internal import Kernel
internal import Storage

/// What `inbox` and `schedule` have in common: an id and the columns of a `Handling`.
struct HandlingRows {
    let table: StaticString
    /// One transaction takes at most so many, so that no writer waits long.
    static let batchLimit = 200

    /// Those in that state whose time has come, the longest due first.
    func due(
        _ state: Handling.State, _ now: Instant, _ limit: Int, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [(id: Int64, handling: Handling)] {
        try tx.all(
            """
            SELECT state, tries, failures, due_ms, id FROM \(name: table)
            WHERE workspace_id = \(workspace) AND state = \(state.rawValue) AND due_ms <= \(now)
            ORDER BY due_ms, id LIMIT \(limit)
            """) { ($0.integer(4), try handling($0)) }
    }

    /// Claims those that are due and says which, with the number of the claim.
    func claim(
        _ limit: Int, now: Instant, lease: Span, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [(id: Int64, claim: Int)] {
        try due(.waiting, now, limit, workspace, tx).compactMap { id, before in
            var after = before
            guard after.claim(at: now, lease: lease), try replace(before, by: after, nil, id, workspace, tx) else { return nil }
            return (id, after.tries)
        }
    }

    /// Applies an event to one row; false if the machine or the row did not take it.
    func change(
        _ id: Int64, problem: String?, _ workspace: WorkspaceID, _ tx: any WriteTransaction, _ event: (inout Handling) -> Bool
    ) throws -> Bool {
        let found = try tx.first(
            "SELECT state, tries, failures, due_ms FROM \(name: table) WHERE workspace_id = \(workspace) AND id = \(id)", handling)
        guard let before = found else { return false }
        var after = before
        return try event(&after) && replace(before, by: after, problem, id, workspace, tx)
    }

    /// Counts claims that outlived their lease as lost.
    func recover(now: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Int {
        try due(.claimed, now, HandlingRows.batchLimit, workspace, tx).count { id, _ in
            try change(id, problem: "the handling did not end", workspace, tx) { $0.expire(at: now) }
        }
    }

    func counts(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Handling.State: Int] {
        var counts: [Handling.State: Int] = [:]
        try tx.each("SELECT state, count(*) FROM \(name: table) WHERE workspace_id = \(workspace) GROUP BY state") { row in
            if let state = Handling.State(rawValue: row.text(0)) { counts[state] = row.int(1) }
        }
        return counts
    }

    /// Writes `after` where the row still is as it was `before`.
    private func replace(
        _ before: Handling, by after: Handling, _ problem: String?, _ id: Int64, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE \(name: table) SET state = \(after.state.rawValue), tries = \(after.tries), failures = \(after.failures),
                due_ms = \(after.due), problem = coalesce(\(problem.bound), problem)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = \(before.state.rawValue) AND tries = \(before.tries)
            """) == 1
    }

    private func handling(_ row: any Row) throws -> Handling {
        guard let state = Handling.State(rawValue: row.text(0)) else {
            throw StorageError.corrupt("\(table): no state \(row.text(0))")
        }
        var handling = Handling(due: row.instant(3))
        handling.state = state
        handling.tries = row.int(1)
        handling.failures = row.int(2)
        return handling
    }
}
