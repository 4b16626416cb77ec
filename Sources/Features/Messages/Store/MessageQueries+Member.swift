public import Kernel
public import Storage

extension MessageQueries {
    /// The last messages of a member over all groups, newest first, older than `before`.
    ///
    /// No index leads from a member to messages; the board of days tells which days to look at.
    ///
    /// - Parameter zone: the workspace's, in which the board's days are cut.
    public static func said(
        by member: MemberID, before: MessageID? = nil, limit: Int, zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        let bound = before?.rawValue ?? .max
        // Of the day of `before` all messages may be younger: one day more than messages.
        let lastDay = before.map { zone.day(of: IDSequence.instant(of: $0.rawValue)) } ?? LocalDay(number: .max)
        let groups = try MemberQueries.memberships(of: member, in: workspace, tx).map(\.group)
        var days: [(day: LocalDay, group: GroupID)] = []
        for group in groups {
            days += try tx.all(
                """
                SELECT day FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND member_id = \(member) AND messages > 0 AND day <= \(lastDay)
                ORDER BY day DESC LIMIT \(limit + 1)
                """
            ) { (day: $0.day(0), group: group) }
        }
        var ids: [Int64] = []
        var looked: LocalDay?
        for (day, group) in days.sorted(by: { ($1.day, $0.group) < ($0.day, $1.group) }) {
            if ids.count >= limit, day != looked { break }
            looked = day
            ids += try tx.all(
                """
                SELECT id FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND at_ms >= \(zone.start(of: day)) AND at_ms < \(zone.start(of: day + 1)) AND id < \(bound)
                AND (member_id = \(member) OR member_id IN
                    (SELECT id FROM member WHERE workspace_id = \(workspace) AND merged_into = \(member)))
                ORDER BY at_ms DESC, id DESC LIMIT \(limit)
                """
            ) { $0.integer(0) }
        }
        return try some(Array(ids.sorted(by: >).prefix(limit)), in: workspace, tx)
    }
}
