public import FeatureRules
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

    /// One that was not sent as it should have been.
    public struct Trouble: Sendable, Hashable {
        public var id: GreetingID
        public var state: GreetingState
        public var reason: GreetingReason?
        public var code: Int?
        public var event: Instant
        /// Empty if it is not known.
        public var contact: String
        public var staff: String
        public var channel: String
        public var leftOut: Int
        /// What they were told, or were to be told.
        public var welcome: String?
    }

    /// Refused, in doubt, too late, or not whole; the latest first.
    public static func troubles(since: Instant, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Trouble] {
        try tx.all(
            """
            SELECT g.id, g.state, g.reason, g.errcode, g.event_ms, c.name, g.userid, g.channel, g.left_out, v.name FROM greeting g
            LEFT JOIN contact c ON c.workspace_id = g.workspace_id AND c.connection_id = g.connection_id AND c.external_userid = g.external_userid
            LEFT JOIN welcome_version v ON v.workspace_id = g.workspace_id AND v.welcome_id = g.welcome_id AND v.version = g.version
            WHERE g.workspace_id = \(workspace) AND g.received_ms >= \(since)
            AND (g.state IN ('refused', 'unknown', 'too_late') OR g.left_out > 0) ORDER BY g.received_ms DESC, g.id DESC LIMIT \(limit)
            """
        ) { row in
            Trouble(
                id: row.id(0), state: GreetingState(rawValue: row.text(1)) ?? .unknown,
                reason: row.optional(2, row.text).flatMap { GreetingReason(rawValue: $0) }, code: row.optional(3, row.int), event: row.instant(4),
                contact: row.optional(5, row.text) ?? "", staff: row.text(6), channel: row.text(7), leftOut: row.int(8),
                welcome: row.optional(9, row.text))
        }
    }

    /// What somebody was told, in all its versions: how many of them each.
    public static func sent(of welcome: WelcomeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first(
            "SELECT count(*) FROM greeting WHERE workspace_id = \(workspace) AND welcome_id = \(welcome) AND state = 'sent'"
        ) { $0.int(0) } ?? 0
    }
}
