internal import FeatureRules
public import Kernel
public import Storage

/// Reads what became of welcomes.
public enum GreetingQueries {
    /// Of those that were told since then.
    public static func figures(since: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> GreetingFigures {
        var figures = GreetingFigures()
        try tx.each(
            """
            SELECT state, count(*), sum(CASE WHEN left_out > 0 THEN 1 ELSE 0 END) FROM greeting
            WHERE workspace_id = \(workspace) AND received_ms >= \(since) GROUP BY state
            """
        ) { row in
            guard let state = GreetingState(rawValue: row.text(0)) else { return }
            figures.counts[state] = row.int(1)
            if state == .sent { figures.partly = row.int(2) }
        }
        let sent = figures.count(.sent)
        guard sent > 0 else { return figures }
        func took(_ percent: Int) throws -> Int64 {
            try tx.first(
                """
                SELECT settled_ms - event_ms FROM greeting
                WHERE workspace_id = \(workspace) AND received_ms >= \(since) AND state = 'sent'
                ORDER BY settled_ms - event_ms LIMIT 1 OFFSET \(GreetingPace.rank(percent: percent, of: sent))
                """) { $0.integer(0) } ?? 0
        }
        figures.pace = GreetingPace(medianMs: try took(50), p99Ms: try took(99), slowestMs: try took(100))
        return figures
    }

    /// Too late since then; for what is said above every page.
    public static func late(since: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first(
            "SELECT count(*) FROM greeting WHERE workspace_id = \(workspace) AND received_ms >= \(since) AND state = 'too_late'"
        ) { $0.int(0) } ?? 0
    }

    /// What somebody was told, in all its versions: how many of them each.
    public static func sent(of welcome: WelcomeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first(
            "SELECT count(*) FROM greeting WHERE workspace_id = \(workspace) AND welcome_id = \(welcome) AND state = 'sent'"
        ) { $0.int(0) } ?? 0
    }
}
