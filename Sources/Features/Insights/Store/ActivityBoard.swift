public import Journal
public import Kernel
public import Storage

internal import FeatureRules

/// The boards of who did what on which day: `member_day`, `membership`, `group_hour`.
public struct ActivityBoard: Board {
    public let name = "activity"
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    /// - Parameter zones: the zone in which a workspace's days are cut.
    public init(zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) { self.zones = zones }

    /// An empty tally in the workspace's zone.
    public func tally(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ActivityTally {
        ActivityTally(zone: try zones(workspace, tx))
    }

    /// Adds a tally to the boards.
    public func apply(_ tally: ActivityTally, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let days = tally.days.sorted { ($0.key.group, $0.key.day, $0.key.member) < ($1.key.group, $1.key.day, $1.key.member) }
        var dayRows = rows(days.map(\.value), days.map(\.key.group), days.map(\.key.member), workspace)
        dayRows.add("day", .integers(days.map { Int64($0.key.day.number) }))
        try tx.merge(
            dayRows, into: "member_day", key: ["workspace_id", "group_id", "day", "member_id"],
            update: """
                messages = member_day.messages + excluded.messages,
                first_ms = CASE WHEN member_day.first_ms IS NULL OR excluded.first_ms < member_day.first_ms
                    THEN excluded.first_ms ELSE member_day.first_ms END,
                last_ms = CASE WHEN member_day.last_ms IS NULL OR excluded.last_ms > member_day.last_ms
                    THEN excluded.last_ms ELSE member_day.last_ms END,
                joins = member_day.joins + excluded.joins,
                leaves = member_day.leaves + excluded.leaves,
                present = CASE WHEN member_day.presence_id IS NULL OR excluded.presence_id > member_day.presence_id
                    THEN excluded.present ELSE member_day.present END,
                presence_id = CASE WHEN member_day.presence_id IS NULL OR excluded.presence_id > member_day.presence_id
                    THEN excluded.presence_id ELSE member_day.presence_id END
                """)
        let memberships = tally.memberships.sorted { ($0.key.group, $0.key.member) < ($1.key.group, $1.key.member) }
        try tx.merge(
            rows(memberships.map(\.value), memberships.map(\.key.group), memberships.map(\.key.member), workspace),
            into: "membership", key: ["workspace_id", "group_id", "member_id"],
            update: """
                messages = membership.messages + excluded.messages,
                first_ms = CASE WHEN membership.first_ms IS NULL OR excluded.first_ms < membership.first_ms
                    THEN excluded.first_ms ELSE membership.first_ms END,
                last_ms = CASE WHEN membership.last_ms IS NULL OR excluded.last_ms > membership.last_ms
                    THEN excluded.last_ms ELSE membership.last_ms END,
                joins = membership.joins + excluded.joins,
                leaves = membership.leaves + excluded.leaves,
                present = CASE WHEN membership.presence_id IS NULL OR excluded.presence_id > membership.presence_id
                    THEN excluded.present ELSE membership.present END,
                presence_id = CASE WHEN membership.presence_id IS NULL OR excluded.presence_id > membership.presence_id
                    THEN excluded.presence_id ELSE membership.presence_id END
                """)
        let hours = tally.hours.sorted { ($0.key.group, $0.key.day, $0.key.hour) < ($1.key.group, $1.key.day, $1.key.hour) }
        var hourRows = ColumnBatch(count: hours.count)
        hourRows.add("workspace_id", .same(workspace.bound))
        hourRows.add("group_id", .integers(hours.map(\.key.group.rawValue)))
        hourRows.add("day", .integers(hours.map { Int64($0.key.day.number) }))
        hourRows.add("hour", .integers(hours.map { Int64($0.key.hour) }))
        hourRows.add("messages", .integers(hours.map(\.value)))
        try tx.merge(
            hourRows, into: "group_hour", key: ["workspace_id", "group_id", "day", "hour"],
            update: "messages = group_hour.messages + excluded.messages")
    }

    public func rows(of workspace: WorkspaceID) -> [SQL] {
        [
            """
            SELECT group_id, day, member_id, messages, first_ms, last_ms, joins, leaves, presence_id, present
            FROM member_day WHERE workspace_id = \(workspace) ORDER BY group_id, day, member_id
            """,
            """
            SELECT group_id, member_id, messages, first_ms, last_ms, joins, leaves, presence_id, present
            FROM membership WHERE workspace_id = \(workspace) ORDER BY group_id, member_id
            """,
            """
            SELECT group_id, day, hour, messages
            FROM group_hour WHERE workspace_id = \(workspace) ORDER BY group_id, day, hour
            """,
        ]
    }

    public func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try clear(workspace, tx)
        let merged = try MergedMembers(of: workspace, tx)
        var tally = try tally(workspace, tx)
        try tx.each("SELECT id, group_id, member_id, at_ms FROM message WHERE workspace_id = \(workspace)") { row in
            tally.message(row.integer(0), group: row.id(1), member: merged.shown(row.id(2)), at: row.instant(3))
        }
        try tx.each(
            """
            SELECT id, group_id, member_id, at_ms, kind FROM event
            WHERE workspace_id = \(workspace) AND group_id IS NOT NULL AND member_id IS NOT NULL
            """
        ) { row in
            guard let change = PresenceChange(event: row.text(4)) else { return }
            tally.change(change, row.integer(0), group: row.id(1), member: merged.shown(row.id(2)), at: row.instant(3))
        }
        try apply(tally, workspace: workspace, tx)
    }

    private func clear(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM member_day WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM membership WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM group_hour WHERE workspace_id = \(workspace)")
    }

    private func rows(
        _ activities: [MemberActivity], _ groups: [GroupID], _ members: [MemberID], _ workspace: WorkspaceID
    ) -> ColumnBatch {
        var rows = ColumnBatch(count: activities.count)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("group_id", .integers(groups.map(\.rawValue)))
        rows.add("member_id", .integers(members.map(\.rawValue)))
        rows.add("messages", .integers(activities.map(\.messages)))
        rows.add("first_ms", .optionalIntegers(activities.map { $0.first?.milliseconds ?? .min }))
        rows.add("last_ms", .optionalIntegers(activities.map { $0.last?.milliseconds ?? .min }))
        rows.add("joins", .integers(activities.map(\.joins)))
        rows.add("leaves", .integers(activities.map(\.leaves)))
        rows.add("presence_id", .optionalIntegers(activities.map { $0.presenceID ?? .min }))
        rows.add("present", .integers(activities.map { $0.present ? 1 : 0 }))
        return rows
    }
}
