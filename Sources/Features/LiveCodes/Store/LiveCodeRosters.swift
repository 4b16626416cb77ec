internal import FeatureRules
internal import Kernel
internal import Storage

/// Counts who is in the groups of WeCom that codes lead into.
enum LiveCodeRosters {
    /// Whoever was shown a code and has not come after so many days, today among them, is not waited for.
    private static let days = 2

    /// With the members of its groups, where these are known. Of those who were shown a target lately so many are expected yet as more were
    /// shown it than came by a code.
    ///
    /// - Parameter forChoice: only where that decides what a visitor is shown.
    static func counted(
        _ code: LiveCodeEntry, forChoice: Bool = false, at now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> LiveCodeEntry {
        var code = code
        var first: (day: LocalDay, start: Instant)?
        for place in code.targets.indices {
            let target = code.targets[place]
            if forChoice, target.seats.cap == nil, code.fill == .inOrder { continue }
            let groups = try groups(of: target, in: workspace, tx)
            guard !groups.isEmpty else { continue }
            let since: (day: LocalDay, start: Instant)
            if let first { since = first } else {
                let zone = try WorkspaceDesk.zone(of: workspace, tx), day = zone.day(of: now) + -(Self.days - 1)
                since = (day, zone.start(of: day))
                first = since
            }
            let given = try tx.first(
                """
                SELECT sum(given) FROM live_day
                WHERE workspace_id = \(workspace) AND code_id = \(code.id) AND target_id = \(target.id) AND day >= \(since.day)
                """) { $0.optional(0, $0.int) } ?? nil
            code.targets[place].countedGroups = groups.count
            code.targets[place].seats.members = try members(of: groups, in: workspace, tx)
            code.targets[place].seats.handed = try max(0, (given ?? 0) - came(into: groups, since: since.start, in: workspace, tx))
        }
        return code
    }

    /// Those that live, of companies that are connected; of a join way also those that the platform opened for it, which whoever came by it
    /// tells.
    private static func groups(of target: LiveTargetEntry, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupID] {
        try tx.all(
            """
            SELECT g.group_id FROM live_target_chat t
            JOIN customer_group g ON g.workspace_id = t.workspace_id AND g.connection_id = t.connection_id AND g.chat_id = t.chat_id AND g.state = 'live'
            JOIN wecom_connection c ON c.workspace_id = g.workspace_id AND c.id = g.connection_id
            WHERE t.workspace_id = \(workspace) AND t.target_id = \(target.id)
            UNION
            SELECT g.group_id FROM customer_group_stay m
            JOIN customer_group g ON g.workspace_id = m.workspace_id AND g.group_id = m.group_id AND g.state = 'live'
            JOIN wecom_connection c ON c.workspace_id = g.workspace_id AND c.id = g.connection_id
            WHERE m.workspace_id = \(workspace) AND m.state = \(target.attribution ?? "") AND m.state <> ''
            """
        ) { $0.id(0, GroupKind.self) }
    }

    private static func members(of groups: [GroupID], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first(
            """
            SELECT count(*) FROM customer_group_member
            WHERE workspace_id = \(workspace) AND group_id IN (\(each: groups)) AND left_ms IS NULL
            """) { $0.int(0) } ?? 0
    }

    private static func came(
        into groups: [GroupID], since: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Int {
        try tx.first(
            """
            SELECT count(*) FROM customer_group_stay
            WHERE workspace_id = \(workspace) AND group_id IN (\(each: groups)) AND way = \(JoinWay.code.rawValue) AND joined_ms >= \(since)
            """) { $0.int(0) } ?? 0
    }
}
