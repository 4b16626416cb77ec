public import FeatureRules
public import Kernel
public import Storage

/// Reads customer groups for pages: who is in them by the rows of the roster, who came and went by the days of the activity board.
public enum GroupMovementQueries {
    /// So many days, today among them.
    public static let weekDays = 7
    public static let monthDays = 30

    /// Whether a group is one of a connected company.
    public static func isOne(_ group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM customer_group WHERE workspace_id = \(workspace) AND group_id = \(group) LIMIT 1")
    }

    /// Whether there is any.
    public static func areThere(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM customer_group WHERE workspace_id = \(workspace) LIMIT 1")
    }

    /// Nil if there is no customer group.
    public static func overview(
        today: LocalDay, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> CustomerGroupOverview? {
        let groups = try tx.first("SELECT count(*) FROM customer_group WHERE workspace_id = \(workspace) AND state = 'live'") { $0.int(0) } ?? 0
        guard groups > 0 else { return nil }
        let present = try tx.first(
            """
            SELECT count(*) FROM customer_group_member m WHERE m.workspace_id = \(workspace) AND m.left_ms IS NULL AND NOT EXISTS (
                SELECT 1 FROM customer_group c WHERE c.workspace_id = m.workspace_id AND c.group_id = m.group_id AND c.state <> 'live')
            """) { $0.int(0) } ?? 0
        let days = try days(today: today, of: nil, in: workspace, tx)
        return CustomerGroupOverview(groups: groups, present: present, days: days, knownSince: try knownSince(in: workspace, tx))
    }

    /// Those that most people left in the last week come first, then those that most people came into.
    public static func list(
        today: LocalDay, from: Int = 0, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupMovementEntry] {
        let week = try moves(since: today + (1 - weekDays), in: workspace, tx)
        let month = try moves(since: today + (1 - monthDays), in: workspace, tx)
        let all = try tx.all(
            """
            SELECT g.id, g.name FROM customer_group c JOIN chat_group g ON g.workspace_id = c.workspace_id AND g.id = c.group_id
            WHERE c.workspace_id = \(workspace) AND c.state = 'live'
            """
        ) { row in
            let group: GroupID = row.id(0)
            return GroupMovementEntry(
                group: group, name: row.text(1), present: 0, week: week[group] ?? GroupMovement(), month: month[group] ?? GroupMovement())
        }
        let ordered = all.sorted { ($0.week.went, $0.week.came, $1.name, $1.group) > ($1.week.went, $1.week.came, $0.name, $0.group) }
        return try ordered.dropFirst(from).prefix(limit).map { entry in
            var entry = entry
            entry.present = try present(in: entry.group, workspace, tx)
            return entry
        }
    }

    /// Nil if the group is not one of a connected company.
    ///
    /// - Parameter limit: of the moves.
    public static func one(
        _ group: GroupID, today: LocalDay, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> CustomerGroupSight? {
        let found = try tx.first("SELECT owner, state FROM customer_group WHERE workspace_id = \(workspace) AND group_id = \(group)") {
            (owner: $0.text(0), state: $0.text(1))
        }
        guard let found else { return nil }
        let people = try tx.all(
            """
            SELECT way, is_staff, count(*) FROM customer_group_member
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND left_ms IS NULL GROUP BY way, is_staff
            """
        ) { (way: JoinWay(rawValue: $0.int(0)) ?? .unknown, isStaff: $0.bool(1), people: $0.int(2)) }
        let byTalk = try tx.first(
            """
            SELECT count(DISTINCT coalesce(p.merged_into, p.id)) FROM membership m
            JOIN member p ON p.workspace_id = m.workspace_id AND p.id = m.member_id
            WHERE m.workspace_id = \(workspace) AND m.group_id = \(group) AND m.present = 1
            """) { $0.int(0) } ?? 0
        let customers = people.filter { !$0.isStaff }
        return CustomerGroupSight(
            owner: try member(of: found.owner, in: group, workspace, tx), isDismissed: found.state != "live",
            present: people.reduce(0) { $0 + $1.people }, staff: people.filter(\.isStaff).reduce(0) { $0 + $1.people }, byTalk: byTalk,
            ways: customers.map { CustomerGroupSight.Way(way: $0.way, people: $0.people) }.sorted {
                ($0.people, $1.way.rawValue) > ($1.people, $0.way.rawValue)
            },
            days: try days(today: today, of: group, in: workspace, tx), moves: try latest(limit, of: group, workspace, tx), knownSince: try knownSince(in: workspace, tx))
    }

    private static func latest(
        _ limit: Int, of group: GroupID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [CustomerGroupSight.Move] {
        try tx.all(
            """
            SELECT coalesce(p.merged_into, p.id), m.at_ms, m.is_leave, m.way, m.quit, coalesce(i.merged_into, i.id) FROM (
                SELECT member_id, key, joined_ms AS at_ms, 0 AS is_leave, way, quit, inviter FROM customer_group_stay
                WHERE workspace_id = \(workspace) AND group_id = \(group)
                UNION ALL
                SELECT member_id, key, left_ms, 1, way, quit, '' FROM customer_group_stay
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND left_ms IS NOT NULL
                ORDER BY at_ms DESC, key LIMIT \(limit)) m
            JOIN member p ON p.workspace_id = \(workspace) AND p.id = m.member_id
            LEFT JOIN customer_group_member k ON k.workspace_id = \(workspace) AND k.group_id = \(group) AND k.key = m.inviter
            LEFT JOIN member i ON i.workspace_id = \(workspace) AND i.id = k.member_id
            ORDER BY m.at_ms DESC, m.key
            """
        ) { row in
            CustomerGroupSight.Move(
                member: row.id(0), at: row.instant(1),
                kind: row.bool(2) ? .went(isRemoved: row.optional(4, row.bool)) : .came(JoinWay(rawValue: row.int(3)) ?? .unknown),
                inviter: row.optional(5) { row.id($0) })
        }
    }

    /// The activity board's days; of all customer groups if none is named.
    private static func days(
        today: LocalDay, of group: GroupID?, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupMovement] {
        let first = today + (1 - monthDays)
        var days = [GroupMovement](repeating: GroupMovement(), count: monthDays)
        let asked: SQL =
            if let group {
                """
                SELECT day, sum(joins), sum(leaves) FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND day >= \(first) AND day <= \(today) AND joins + leaves > 0
                AND member_id NOT IN (SELECT o.member_id FROM operator_member o WHERE o.workspace_id = \(workspace)) GROUP BY day
                """
            } else {
                """
                SELECT d.day, sum(d.joins), sum(d.leaves) FROM member_day d WHERE d.workspace_id = \(workspace)
                AND d.day >= \(first) AND d.day <= \(today) AND d.joins + d.leaves > 0 AND d.member_id NOT IN (SELECT o.member_id FROM operator_member o WHERE o.workspace_id = \(workspace)) AND EXISTS (
                    SELECT 1 FROM customer_group c WHERE c.workspace_id = d.workspace_id AND c.group_id = d.group_id AND c.state = 'live')
                GROUP BY d.day
                """
            }
        try tx.each(asked) { row in
            let place = row.day(0) - first
            if days.indices.contains(place) { days[place] = GroupMovement(came: row.int(1), went: row.int(2)) }
        }
        return days
    }

    private static func moves(
        since first: LocalDay, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupID: GroupMovement] {
        var found: [GroupID: GroupMovement] = [:]
        try tx.each(
            """
            SELECT group_id, sum(joins), sum(leaves) FROM member_day
            WHERE workspace_id = \(workspace) AND day >= \(first) AND joins + leaves > 0
            AND member_id NOT IN (SELECT o.member_id FROM operator_member o WHERE o.workspace_id = \(workspace)) GROUP BY group_id
            """
        ) { found[$0.id(0)] = GroupMovement(came: $0.int(1), went: $0.int(2)) }
        return found
    }

    private static func present(in group: GroupID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first(
            "SELECT count(*) FROM customer_group_member WHERE workspace_id = \(workspace) AND group_id = \(group) AND left_ms IS NULL"
        ) { $0.int(0) } ?? 0
    }

    private static func member(
        of key: String, in group: GroupID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MemberID? {
        try tx.first(
            """
            SELECT coalesce(p.merged_into, p.id) FROM customer_group_member m JOIN member p ON p.workspace_id = m.workspace_id AND p.id = m.member_id
            WHERE m.workspace_id = \(workspace) AND m.group_id = \(group) AND m.key = \(key)
            """
        ) { $0.id(0) }
    }

    private static func knownSince(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        try tx.first("SELECT min(created_ms) FROM wecom_connection WHERE workspace_id = \(workspace)") { $0.optional(0, $0.instant) }.flatMap { $0 }
    }
}
