internal import FeatureRules
public import FeatureStores
internal import HTTPTypes
internal import Hummingbird
internal import Kernel
public import Storage
public import Web

/// The kept reports: list, open, delete, make one now, and when the weekly one is made.
public struct ReportsConsoleRoutes: Sendable {
    public static let place = Place("reports", path: "/reports", roles: .readers)

    private let database: any Database
    private let desk: ReportIssueDesk

    public init(database: any Database, desk: ReportIssueDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/reports", .role(.readers), show),
            .post("/w/{workspace}/reports", .role(.operators), make),
            .post("/w/{workspace}/reports/weekly", .role(.operators), change),
            .get("/w/{workspace}/reports/{report}", .role(.readers), open),
            .post("/w/{workspace}/reports/{report}/removal", .role(.operators), remove),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let (issues, setting) = try await database.read { tx in
            (try ReportIssueQueries.all(in: seat.workspace, tx), try ReportIssueQueries.setting(of: seat.workspace, tx))
        }
        let model = ReportsModel(issues: issues, setting: setting, seat: seat, voice: visit.voice)
        return .page(Page("Reports/reports", title: visit.say("reports.title"), model, frame: .console(Self.place)))
    }

    private func make(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        guard let language = Language(rawValue: visit.form.text("language")) else { throw Failure.unreadable }
        try await desk.issue(seat.workspace, language: language)
        return .redirect(to: Notice.path(seat.path("/reports"), "report-made"))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), form = visit.form
        // The form offers only what there is.
        guard let language = Language(rawValue: form.text("language")), let weekday = form.number("weekday"), let hour = form.number("hour"),
            let timing = try? ReportTiming(weekday: weekday, hour: hour)
        else { throw Failure.unreadable }
        let setting = ReportSetting(isOn: form.text("on") == "1", timing: timing, language: language)
        try await desk.change(setting, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        return .redirect(to: Notice.path(seat.path("/reports"), "saved"))
    }

    /// The file as it was made. It brings its own styles and nothing else; names in it are text, and no script would run.
    private func open(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), id: ReportIssueID = try visit.id("report")
        guard let html = try await database.read({ tx in try ReportIssueQueries.html(id, in: seat.workspace, tx) }) else {
            throw Failure.notFound
        }
        return .raw(
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8",
                    .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                ], body: .init(byteBuffer: .init(string: html))))
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await desk.remove(visit.id("report"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch ReportRefusal.notFound {
            throw Failure.notFound
        }
        return .redirect(to: Notice.path(seat.path("/reports"), "report-removed"))
    }
}
