public import Journal
public import Kernel
public import Storage

internal import FeatureRules

/// The boards of who did what on which day: `member_day`, `membership`, `member_total`, `group_hour`.
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
    ///
    /// - Parameter withHours: false for hours that are right already.
    public func apply(_ tally: ActivityTally, withHours: Bool = true, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try apply(ActivityFold(tally), withHours: withHours, workspace: workspace, tx)
    }

    /// The same of what is added up already.
    func apply(_ fold: ActivityFold, withHours: Bool, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try GroupVersions.note(Set(fold.days.map(\.group)), workspace: workspace, tx)
        try UnreadWeeks.mark(fold.days, workspace: workspace, tx)
        var dayRows = rows(fold.days.map(\.activity), fold.days.map(\.group), fold.days.map(\.member), workspace)
        dayRows.add("day", .integers(fold.days.map { Int64($0.day.number) }))
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
        let memberships = fold.memberships
        try tx.merge(
            rows(memberships.map(\.activity), memberships.map(\.group), memberships.map(\.member), workspace),
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
        try add(memberships, workspace: workspace, tx)
        guard withHours else { return }
        var hourRows = ColumnBatch(count: fold.hours.count)
        hourRows.add("workspace_id", .same(workspace.bound))
        hourRows.add("group_id", .integers(fold.hours.map(\.group.rawValue)))
        hourRows.add("day", .integers(fold.hours.map { Int64($0.day.number) }))
        hourRows.add("hour", .integers(fold.hours.map { Int64($0.hour) }))
        hourRows.add("messages", .integers(fold.hours.map(\.messages)))
        try tx.merge(
            hourRows, into: "group_hour", key: ["workspace_id", "group_id", "day", "hour"],
            update: "messages = group_hour.messages + excluded.messages")
    }

    /// Adds up over groups what memberships gained.
    private func add(_ memberships: [ActivityFold.Membership], workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var totals: [(member: MemberID, messages: Int64, last: Int64)] = []
        for part in memberships.sorted(by: { $0.member < $1.member }) {
            let last = part.activity.last?.milliseconds ?? .min
            if totals.last?.member == part.member {
                totals[totals.count - 1].messages += part.activity.messages
                totals[totals.count - 1].last = max(totals[totals.count - 1].last, last)
            } else {
                totals.append((part.member, part.activity.messages, last))
            }
        }
        var rows = ColumnBatch(count: totals.count)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("member_id", .integers(totals.map(\.member.rawValue)))
        rows.add("messages", .integers(totals.map(\.messages)))
        rows.add("last_ms", .optionalIntegers(totals.map(\.last)))
        try tx.merge(
            rows, into: "member_total", key: ["workspace_id", "member_id"],
            update: """
                messages = member_total.messages + excluded.messages,
                last_ms = CASE WHEN member_total.last_ms IS NULL OR excluded.last_ms > member_total.last_ms
                    THEN excluded.last_ms ELSE member_total.last_ms END
                """)
    }

    /// Somebody in the group has come to bear a name: the days on which it was called are read again.
    public func renamed(_ name: String, in group: GroupID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try renamed([name], in: group, workspace: workspace, tx)
    }

    /// The same of many names.
    public func renamed(_ names: Set<String>, in group: GroupID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try UnreadWeeks.mark(named: names, in: group, workspace: workspace, tx)
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
            SELECT member_id, messages, last_ms FROM member_total WHERE workspace_id = \(workspace) ORDER BY member_id
            """,
            """
            SELECT group_id, day, hour, messages
            FROM group_hour WHERE workspace_id = \(workspace) ORDER BY group_id, day, hour
            """,
        ]
    }

    /// Lines that are added up before they go into the boards: so many are held in memory.
    private static let rebuiltAtOnce = 131_072

    public func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try clear(workspace, tx)
        let merged = try MergedMembers(of: workspace, tx)
        var tally = try tally(workspace, tx)
        func page(_ sql: (_ after: Int64) -> SQL, _ note: (any Row) -> Void) throws {
            var last = Int64.min, count = 0
            repeat {
                count = 0
                try tx.each(sql(last)) { row in
                    note(row)
                    last = row.integer(0)
                    count += 1
                }
                try apply(tally, workspace: workspace, tx)
                tally.removeAll()
            } while count == ActivityBoard.rebuiltAtOnce
        }
        try page({ last in
            """
            SELECT id, group_id, member_id, at_ms FROM message
            WHERE workspace_id = \(workspace) AND id > \(last) ORDER BY id LIMIT \(ActivityBoard.rebuiltAtOnce)
            """
        }) { row in
            tally.message(row.integer(0), group: row.id(1), member: merged.shown(row.id(2)), at: row.instant(3))
        }
        try page({ last in
            """
            SELECT id, group_id, member_id, at_ms, kind FROM event
            WHERE workspace_id = \(workspace) AND id > \(last) ORDER BY id LIMIT \(ActivityBoard.rebuiltAtOnce)
            """
        }) { row in
            guard !row.isNull(1), !row.isNull(2), let change = PresenceChange(event: row.text(4)) else { return }
            tally.change(change, row.integer(0), group: row.id(1), member: merged.shown(row.id(2)), at: row.instant(3))
        }
    }

    private func clear(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM member_day WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM membership WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM member_total WHERE workspace_id = \(workspace)")
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
