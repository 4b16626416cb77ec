internal import FeatureRules
public import FeatureStores
internal import Journal
public import Kernel
public import Storage
public import Web

/// The connections of a workspace to companies' WeCom, under the settings: the steps to connect one, its self-check, its callbacks that
/// failed.
public struct WeComConsoleRoutes: Sendable {
    let database: any Database
    let desk: ConnectionDesk
    let checks: ConnectionCheckDesk
    let settings: WebSettings
    let world: World

    public init(database: any Database, desk: ConnectionDesk, checks: ConnectionCheckDesk, settings: WebSettings, world: World) {
        self.database = database
        self.desk = desk
        self.checks = checks
        self.settings = settings
        self.world = world
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/wecom", .role(.owners), list),
            .post("/w/{workspace}/wecom", .role(.owners), connect),
            .get("/w/{workspace}/wecom/{connection}", .role(.owners), show),
            .get("/w/{workspace}/wecom/{connection}/setup", .role(.owners), setUp),
            .get("/w/{workspace}/wecom/{connection}/progress", .role(.owners), progress),
            .get("/w/{workspace}/wecom/{connection}/secret", .role(.owners)) { try await secretPage($0, status: 200) },
            .post("/w/{workspace}/wecom/{connection}/secret", .role(.owners), changeSecret),
            .post("/w/{workspace}/wecom/{connection}/callback", .role(.owners), changeCallback),
            .post("/w/{workspace}/wecom/{connection}/check", .role(.owners), check),
            .post("/w/{workspace}/wecom/{connection}/comparison", .role(.owners), compare),
            .post("/w/{workspace}/wecom/{connection}/switch", .role(.owners), turn),
            .post("/w/{workspace}/wecom/{connection}/removal", .role(.owners), remove),
            .get("/w/{workspace}/wecom/{connection}/failed", .role(.owners), failed),
            .post("/w/{workspace}/wecom/{connection}/failed/again", .role(.owners), replayAll),
            .post("/w/{workspace}/wecom/{connection}/failed/{callback}/again", .role(.owners), replay),
        ]
    }

    /// Above every page of a workspace whose connection is refused.
    public static func alarms(_ desk: ConnectionDesk) -> @Sendable (Seat) async throws -> [Alarm] {
        { seat in
            try await desk.all(in: seat.workspace).compactMap { entry in
                guard let complaint = entry.complaint else { return nil }
                let path = seat.path("/wecom/\(entry.id)"), isOfSecret = complaint.trouble.isOfSecret
                let remedy = Alarm.Remedy(
                    isOfSecret ? "wecom.alarm.secret" : "wecom.alarm.look", path: isOfSecret ? path + "/secret" : path + "/setup?step=address")
                let kind = isOfSecret ? "refused" : complaint.trouble == .address ? "held" : "stopped"
                return Alarm(
                    "wecom.alarm.\(kind)", ["corp": entry.corpID], remedy: seat.role == .owner ? remedy : nil)
            }
        }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entries = try await desk.all(in: seat.workspace)
        guard !entries.isEmpty, visit.query.text("new") != "1" else { return try .page(startPage(visit, status: 200) { _ in }) }
        return .page(page("list", visit.say("wecom.title"), ConnectionListModel(seat: seat, entries: entries, voice: visit.voice)))
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit)
        let model = ConnectionModel(
            seat: seat, entry: entry, overview: try await checks.overview(entry, in: seat.workspace), hasOrigin: origin(of: entry) != nil,
            voice: visit.voice)
        return .page(page("connection", entry.corpID, model))
    }

    private func check(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit), isSetup = visit.form.text("from") == "setup"
        let path = seat.path("/wecom/\(entry.id)") + (isSetup ? "/setup?step=address" : "")
        do {
            try await checks.check(entry.id, origin: origin(of: entry), workspace: seat.workspace)
        } catch ConnectionRefusal.keyMissing {
            return .redirect(to: Notice.path(path, "wecom-key-missing"))
        }
        return .redirect(to: isSetup ? path : Notice.path(path, "wecom-checked"))
    }

    private func compare(_ visit: Visit) async throws -> Reply {
        try await act(visit, "wecom-compared") { entry, seat, _ in try await desk.ask(for: entry.id, workspace: seat.workspace) }
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let isOn = visit.form.text("on") == "1"
        return try await act(visit, isOn ? "wecom-on" : "wecom-off") { entry, seat, cause in
            try await desk.turn(entry.id, isOn: isOn, workspace: seat.workspace, cause: cause)
        }
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit)
        try await desk.remove(entry.id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        return .redirect(to: Notice.path(seat.path("/wecom"), "wecom-removed"))
    }

    private func act(
        _ visit: Visit, _ notice: String, _ deed: (ConnectionEntry, Seat, Cause) async throws -> Void
    ) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit)
        try await deed(entry, seat, .staff(visit.signedIn().staff))
        return .redirect(to: Notice.path(seat.path("/wecom/\(entry.id)"), notice))
    }

    /// The connection of the address.
    func entry(_ visit: Visit) async throws -> ConnectionEntry {
        do { return try await desk.one(visit.id("connection"), in: visit.place().workspace) } catch ConnectionRefusal.notFound {
            throw Failure.notFound
        }
    }

    /// Where the platform reaches us; for one on this machine that may be our local address. Nil if nobody said.
    func origin(of entry: ConnectionEntry) -> String? { settings.publicOrigin ?? (entry.isSimulated ? settings.localOrigin : nil) }

    func page(_ view: String, _ title: String, _ model: any PageModel, status: Int = 200, scripts: [String] = []) -> Page {
        Page("Connections/\(view)", title: title, model, frame: .console(SettingsConsoleRoutes.place), status: status, scripts: scripts)
    }
}
