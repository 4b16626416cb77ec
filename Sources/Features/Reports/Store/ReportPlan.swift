internal import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Keeps one command in the schedule for the next weekly report. Its key is the week, so no week has two; a week that went by
/// while nobody ran the schedule is made up for once, by the command that still waits.
public struct ReportPlan: Sendable {
    /// The wire name of the command.
    public static let command = "report.issue"

    private let schedule: Schedule
    private let world: World
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    public init(world: World, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) {
        schedule = Schedule(world: world)
        self.world = world
        self.zones = zones
    }

    /// After the setting or the zone has changed: what waits is forgotten and planned anew. Nothing happens while it is off.
    public func renew(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        if let week = try ReportIssueQueries.plannedWeek(of: workspace, tx) {
            _ = try schedule.cancel(name: Self.command, key: "\(week)", workspace: workspace, tx)
        }
        try next(workspace, tx)
    }

    /// Plans the next one.
    func next(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let setting = try ReportIssueQueries.setting(of: workspace, tx)
        guard setting.isOn else { return try note(nil, workspace, tx) }
        let zone = try zones(workspace, tx), first = setting.timing.week(after: world.now(), zone)
        // A week that has its report already is left out.
        for week in [first, first + 7] {
            let command = ScheduledCommand(name: Self.command, key: "\(week)", due: setting.timing.due(inWeekOf: week, zone))
            if try schedule.add(command, workspace: workspace, tx) || isWaiting(week, workspace, tx) { return try note(week, workspace, tx) }
        }
        try note(nil, workspace, tx)
    }

    /// Plans one where none is planned: after a failure for good, or a backup of another time.
    public func mend(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        guard try ReportIssueQueries.setting(of: workspace, tx).isOn else { return }
        if let week = try ReportIssueQueries.plannedWeek(of: workspace, tx) {
            let isOpen = try tx.exists(
                """
                SELECT 1 FROM schedule WHERE workspace_id = \(workspace) AND command = \(Self.command) AND key = \("\(week)")
                AND state IN (\(Handling.State.waiting.rawValue), \(Handling.State.claimed.rawValue))
                """)
            if isOpen { return }
        }
        try next(workspace, tx)
    }

    private func isWaiting(_ week: LocalDay, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM schedule WHERE workspace_id = \(workspace) AND command = \(Self.command) AND key = \("\(week)")
            AND state = \(Handling.State.waiting.rawValue)
            """)
    }

    private func note(_ week: LocalDay?, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("UPDATE report_setting SET planned_week = \(week) WHERE workspace_id = \(workspace)")
    }
}
