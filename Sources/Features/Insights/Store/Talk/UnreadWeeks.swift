internal import FeatureRules
internal import Kernel
internal import Storage

/// The list of weeks that the boards of talk must read again. It is written in the transaction that changes what was said, so
/// that nothing is forgotten when a program is cut off.
///
/// `marks` is the group's number of changes at the last mark. It never comes again, so that whoever read before a mark is told
/// apart from whoever read after it.
enum UnreadWeeks {
    struct Week: Sendable, Hashable {
        var group: GroupID
        /// Its Monday.
        var monday: LocalDay
        var marks: Int64
    }

    /// Marks the weeks of these days, and those of the days before and after: a day's talk reaches a day in both directions.
    static func mark(_ days: [ActivityFold.Day], workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var last: (group: GroupID, monday: LocalDay)?
        var marked: Set<Week> = []
        for day in days where day.activity.messages > 0 {
            for near in [day.day + -1, day.day, day.day + 1] {
                let monday = near.weekStart
                if let last, last.group == day.group, last.monday == monday { continue }
                last = (day.group, monday)
                marked.insert(Week(group: day.group, monday: monday, marks: 0))
            }
        }
        try mark(marked, workspace, tx)
    }

    /// Marks whatever is on the list of a group once more: who is reading it now reads with names that lead elsewhere.
    static func remark(_ group: GroupID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try GroupVersions.note([group], workspace: workspace, tx)
        let weeks = try tx.all("SELECT week FROM unread_week WHERE workspace_id = \(workspace) AND group_id = \(group)") { $0.day(0) }
        try mark(Set(weeks.map { Week(group: group, monday: $0, marks: 0) }), workspace, tx)
    }

    /// Marks the weeks in which names were called that somebody has come to bear.
    static func mark(named names: Set<String>, in group: GroupID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let hashes = names.map { NameBearers.hash($0) }.sorted()
        var days: [LocalDay] = []
        for start in stride(from: 0, to: hashes.count, by: 200) {
            days += try tx.all(
                """
                SELECT day FROM talk_mention WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND name_hash IN (\(each: Array(hashes[start..<min(start + 200, hashes.count)])))
                """
            ) { $0.day(0) }
        }
        try GroupVersions.note([group], workspace: workspace, tx)
        let weeks = days.flatMap { [($0 + -1).weekStart, $0.weekStart, ($0 + 1).weekStart] }
        try mark(Set(weeks.map { Week(group: group, monday: $0, marks: 0) }), workspace, tx)
    }

    /// After `GroupVersions.note`, which counts the change.
    private static func mark(_ weeks: Set<Week>, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        for week in weeks {
            try tx.run(
                """
                INSERT INTO unread_week (workspace_id, group_id, week, marks)
                SELECT workspace_id, group_id, \(week.monday), changes FROM group_version
                WHERE workspace_id = \(workspace) AND group_id = \(week.group)
                ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = excluded.marks
                """)
        }
    }

    /// Ascending by week.
    static func all(in workspace: WorkspaceID, limit: Int, _ tx: any ReadTransaction) throws -> [Week] {
        try tx.all(
            """
            SELECT group_id, week, marks FROM unread_week WHERE workspace_id = \(workspace) ORDER BY week, group_id LIMIT \(limit)
            """
        ) { Week(group: $0.id(0), monday: $0.day(1), marks: $0.integer(2)) }
    }

    /// True if the week is still marked as it was when it was read; then it is off the list.
    static func settle(_ week: Week, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try tx.run(
            """
            DELETE FROM unread_week WHERE workspace_id = \(workspace) AND group_id = \(week.group) AND week = \(week.monday)
            AND marks = \(week.marks)
            """) == 1
    }
}
