internal import FeatureRules
public import Kernel
public import Storage
internal import Web

/// Reads kept reports and when the next one is made.
public enum ReportIssueQueries {
    /// As it is if nobody has chosen: off.
    public static func setting(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ReportSetting {
        try tx.first("SELECT is_on, weekday, hour, language FROM report_setting WHERE workspace_id = \(workspace)") { row in
            ReportSetting(
                isOn: row.bool(0), timing: (try? ReportTiming(weekday: row.int(1), hour: row.int(2))) ?? .usual,
                language: Language(rawValue: row.text(3)) ?? .chinese)
        } ?? ReportSetting()
    }

    /// The newest first.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ReportIssue] {
        try tx.all(
            """
            SELECT id, made_ms, as_of_ms, language, is_scheduled, bytes FROM report_issue
            WHERE workspace_id = \(workspace) ORDER BY id DESC
            """
        ) { row in
            ReportIssue(
                id: row.id(0), made: row.instant(1), asOf: row.optional(2, row.instant), language: Language(rawValue: row.text(3)) ?? .chinese,
                isScheduled: row.bool(4), bytes: row.integer(5))
        }
    }

    /// The text of one; nil if there is none.
    public static func html(_ id: ReportIssueID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> String? {
        try tx.first("SELECT html FROM report_issue WHERE workspace_id = \(workspace) AND id = \(id)") { $0.text(0) }
    }

    /// The Monday of the week whose report is planned next; nil if none is.
    static func plannedWeek(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> LocalDay? {
        try tx.first("SELECT planned_week FROM report_setting WHERE workspace_id = \(workspace)") { $0.optional(0, $0.day) } ?? nil
    }
}
