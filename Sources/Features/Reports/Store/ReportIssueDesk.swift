public import FeatureRules
public import Journal
public import Kernel
public import Storage
public import Web

/// Makes reports and keeps them: by hand, and every week by the schedule.
public struct ReportIssueDesk: Sendable {
    /// How a report becomes the text of one file.
    public typealias Printer = @Sendable (_ report: ReportDesk.Report?, _ workspace: String, _ language: Language, _ now: Instant) throws -> String

    public static let kept = 52

    private let database: any Database
    private let reports: ReportDesk
    private let world: World
    private let plan: ReportPlan
    private let name: @Sendable (WorkspaceID, any ReadTransaction) throws -> String?
    private let printer: Printer

    /// - Parameter name: of a workspace; nil if there is none.
    public init(
        database: any Database, reports: ReportDesk, plan: ReportPlan, world: World,
        name: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> String?, printer: @escaping Printer
    ) {
        self.database = database
        self.reports = reports
        self.plan = plan
        self.world = world
        self.name = name
        self.printer = printer
    }

    /// Makes one now and keeps it.
    @discardableResult
    public func issue(_ workspace: WorkspaceID, language: Language) async throws -> ReportIssueID {
        let draft = try await draft(workspace, language: language)
        return try await database.write { tx in try keep(draft, isScheduled: false, workspace, tx) }
    }

    /// Chooses whether and when the weekly one is made.
    public func change(_ setting: ReportSetting, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [plan, world] tx in
            let timing = setting.timing
            try tx.run(
                """
                INSERT INTO report_setting (workspace_id, is_on, weekday, hour, language)
                VALUES (\(workspace), \(setting.isOn), \(timing.weekday), \(timing.hour), \(setting.language.rawValue))
                ON CONFLICT (workspace_id) DO UPDATE SET is_on = excluded.is_on, weekday = excluded.weekday, hour = excluded.hour,
                    language = excluded.language
                """)
            try plan.renew(workspace, tx)
            try AuditLog.note(.reportScheduled(isOn: setting.isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// - Throws: `ReportRefusal.notFound`.
    public func remove(_ id: ReportIssueID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            guard try tx.run("DELETE FROM report_issue WHERE workspace_id = \(workspace) AND id = \(id)") == 1 else {
                throw ReportRefusal.notFound
            }
            try AuditLog.note(.reportRemoved, workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Sees to it that the next one is planned.
    public func mend(_ workspace: WorkspaceID) async throws {
        try await database.write { [plan] tx in try plan.mend(workspace, tx) }
    }

    private struct Draft: Sendable {
        var asOf: Instant?
        var language: Language
        var html: String
    }

    private func draft(_ workspace: WorkspaceID, language: Language) async throws -> Draft {
        let title = try await database.read { [name] tx in try name(workspace, tx) }
        let report = try await reports.report(on: workspace), now = world.now()
        // On a thread of the database: printing takes too long for the loop of a connection (decision 7).
        let html = try await database.read { [printer] _ in try printer(report, title ?? "", language, now) }
        return Draft(asOf: report?.asOf, language: language, html: html)
    }

    private func keep(
        _ draft: Draft, isScheduled: Bool, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> ReportIssueID {
        let id: ReportIssueID = world.id()
        try tx.run(
            """
            INSERT INTO report_issue (workspace_id, id, made_ms, as_of_ms, language, is_scheduled, bytes, html)
            VALUES (\(workspace), \(id), \(world.now()), \(draft.asOf), \(draft.language.rawValue), \(isScheduled),
                \(draft.html.utf8.count), \(draft.html))
            """)
        try tx.run(
            """
            DELETE FROM report_issue WHERE workspace_id = \(workspace) AND is_scheduled = \(isScheduled) AND id NOT IN
                (SELECT id FROM report_issue WHERE workspace_id = \(workspace) AND is_scheduled = \(isScheduled)
                ORDER BY id DESC LIMIT \(Self.kept))
            """)
        try WebhookNews(.reportMade, in: workspace, tx)?.tell(
            id.description,
            WebhookPayload.Report(id: id.description, isWeekly: isScheduled, language: draft.language.rawValue, asOf: draft.asOf?.iso),
            world: world, tx)
        return id
    }
}

extension ReportIssueDesk: ScheduledWork {
    public var command: String { ReportPlan.command }

    /// The weekly report, in the language of the setting; nothing if it was turned off meanwhile.
    public func prepare(
        _ command: ClaimedCommand, workspace: WorkspaceID
    ) async throws -> @Sendable (any WriteTransaction) throws -> Void {
        let setting = try await database.read { tx in try ReportIssueQueries.setting(of: workspace, tx) }
        let draft = setting.isOn ? try await draft(workspace, language: setting.language) : nil
        return { [plan] tx in
            if let draft, try ReportIssueQueries.setting(of: workspace, tx).isOn {
                _ = try keep(draft, isScheduled: true, workspace, tx)
            }
            try plan.next(workspace, tx)
        }
    }
}
