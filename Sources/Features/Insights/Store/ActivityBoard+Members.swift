internal import Kernel
internal import Storage

internal import FeatureRules

extension ActivityBoard {
    /// Makes the rows of these members again, after one was merged into another or split off. Their days are known from the
    /// rows that were there: together they are the same before and after.
    func refold(_ members: Set<MemberID>, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var days: Set<GroupDay> = []
        for member in members {
            for group in try tx.all(
                "SELECT group_id FROM membership WHERE workspace_id = \(workspace) AND member_id = \(member)",
                { row in row.id(0, GroupKind.self) })
            {
                try tx.each(
                    """
                    SELECT day FROM member_day
                    WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id = \(member)
                    """
                ) { days.insert(GroupDay(group: group, day: $0.day(0))) }
                try tx.run(
                    "DELETE FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id = \(member)")
            }
            try tx.run("DELETE FROM membership WHERE workspace_id = \(workspace) AND member_id = \(member)")
            try tx.run("DELETE FROM member_total WHERE workspace_id = \(workspace) AND member_id = \(member)")
        }
        let merged = try MergedMembers(of: workspace, tx)
        var tally = try tally(workspace, tx)
        for day in days {
            try tally.read(group: day.group, day: day.day, workspace: workspace, tx) { member in
                let shown = merged.shown(member)
                return members.contains(shown) ? shown : nil
            }
        }
        try apply(tally, withHours: false, workspace: workspace, tx)
        for member in members.sorted() { try reread(namesOf: member, workspace: workspace, tx) }
    }

    /// Adds the rows of one member to those of another, of whom they are a part now. What was said need not be read again.
    func move(_ member: MemberID, into target: MemberID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var days: [ActivityFold.Day] = []
        let groups = try tx.all(
            "SELECT group_id FROM membership WHERE workspace_id = \(workspace) AND member_id = \(member) ORDER BY group_id",
            { row in row.id(0, GroupKind.self) })
        for group in groups {
            try tx.each(
                """
                SELECT day, messages, first_ms, last_ms, joins, leaves, presence_id, present FROM member_day
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id = \(member) ORDER BY day
                """
            ) { row in
                var day = ActivityFold.Day(group: group, day: row.day(0), member: target)
                day.activity.messages = row.integer(1)
                day.activity.first = row.optional(2, row.instant)
                day.activity.last = row.optional(3, row.instant)
                day.activity.joins = row.integer(4)
                day.activity.leaves = row.integer(5)
                day.activity.presenceID = row.optional(6, row.integer)
                day.activity.present = row.bool(7)
                days.append(day)
            }
            try tx.run("DELETE FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id = \(member)")
        }
        try tx.run("DELETE FROM membership WHERE workspace_id = \(workspace) AND member_id = \(member)")
        try tx.run("DELETE FROM member_total WHERE workspace_id = \(workspace) AND member_id = \(member)")
        try apply(ActivityFold(days), withHours: false, workspace: workspace, tx)
    }

    /// A name that was called leads elsewhere now, also on days on which its bearer said nothing.
    func reread(namesOf member: MemberID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let names = try tx.all(
            """
            SELECT n.group_id, n.name FROM nickname n JOIN member m ON m.workspace_id = n.workspace_id AND m.id = n.member_id
            WHERE n.workspace_id = \(workspace) AND coalesce(m.merged_into, m.id) = \(member) ORDER BY n.group_id, n.name
            """
        ) { (group: $0.id(0, GroupKind.self), name: $0.text(1)) }
        for name in names { try UnreadWeeks.mark(named: [name.name], in: name.group, workspace: workspace, tx) }
        for group in Set(names.map(\.group)).sorted() { try UnreadWeeks.remark(group, workspace: workspace, tx) }
    }

    private struct GroupDay: Hashable {
        var group: GroupID
        var day: LocalDay
    }
}
