public import Kernel
public import Storage

extension MemberQueries {
    /// A week of a member's talk over several groups.
    public struct Week: Sendable, Hashable {
        /// Its Monday.
        public var week: LocalDay
        public var messages: Int64
    }

    /// So many weeks, that of today among them.
    public static let weekCount = 26

    /// How much a member said in each of the last weeks, oldest first, silent ones as 0.
    ///
    /// The key of the days begins with group and day, so each day of each group is looked up by itself.
    public static func weeks(
        of member: MemberID, in groups: [GroupID], until today: LocalDay, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [Week] {
        let first = today.weekStart + -7 * (weekCount - 1)
        var weeks = (0..<weekCount).map { Week(week: first + 7 * $0, messages: 0) }
        let days = (0...(today - first)).map { "\((first + $0).number)" }.joined(separator: ",")
        for group in groups {
            let sql = SQL(
                text: """
                    SELECT day, messages FROM member_day
                    WHERE workspace_id = $1 AND group_id = $2 AND day IN (\(days)) AND member_id = $3
                    """, values: [workspace.bound, group.bound, member.bound])
            try tx.each(sql) { row in weeks[(row.day(0) - first) / 7].messages += row.integer(1) }
        }
        return weeks
    }
}
