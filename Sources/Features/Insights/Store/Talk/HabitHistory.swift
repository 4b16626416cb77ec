internal import FeatureRules
internal import Kernel
internal import Storage

/// Reads how everybody talked in a group up to an instant, by the weeks of the workspace's zone, whatever zone a report is in.
struct HabitHistory {
    let workspace: WorkspaceID
    let zone: Zone

    /// Over the last `RobotFigures.window` weeks in which a text was said, by member; the week of `asOf` as far as it had gone then.
    func habits(of group: GroupID, asOf: Instant, _ tx: any ReadTransaction) throws -> [TalkHabit] {
        let running = zone.day(of: asOf).weekStart
        let goesOn = try tx.exists(
            """
            SELECT 1 FROM message WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms > \(asOf)
            AND at_ms < \(zone.start(of: running + 7)) LIMIT 1
            """)
        var weeks: [[TalkHabit]] = goesOn ? [try read(group, week: running, asOf: asOf, tx)].filter { !$0.isEmpty } : []
        try tx.each(
            """
            SELECT habits FROM habit_week WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND week <= \(goesOn ? running + -7 : running) ORDER BY week DESC LIMIT \(RobotFigures.window - weeks.count)
            """
        ) { row in if let week = row.withBytes(0, { HabitWeek($0) }) { weeks.append(week.habits) } }
        var sums: [MemberID: TalkHabit] = [:]
        for habit in weeks.joined() { sums[habit.member, default: TalkHabit(member: habit.member)].add(habit) }
        return sums.values.sorted { $0.member < $1.member }
    }

    private func read(_ group: GroupID, week: LocalDay, asOf: Instant, _ tx: any ReadTransaction) throws -> [TalkHabit] {
        let from = zone.start(of: week) - TalkReading.context
        let log = try TalkLogs(workspace, tx).log(of: group, from: from, to: asOf + Span(milliseconds: 1), tx)
        // Nobody need know who is called.
        return TalkReading(zone: zone) { _ in nil }.read(log, from: week, to: week + 6).habits
    }
}
