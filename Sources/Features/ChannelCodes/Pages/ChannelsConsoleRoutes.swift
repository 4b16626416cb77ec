internal import FeatureRules
public import FeatureStores
internal import Hummingbird
internal import Kernel
public import Storage
public import Web

/// Making channel codes, saying who answers when, and seeing what came of them.
public struct ChannelsConsoleRoutes: Sendable {
    let database: any Database
    let desk: ChannelDesk
    let duty: ChannelDutyDesk
    /// Drawing posters takes memory: so many at once.
    let drawers = Turnstile(places: 2, line: 200)

    public init(database: any Database, desk: ChannelDesk, duty: ChannelDutyDesk) {
        self.database = database
        self.desk = desk
        self.duty = duty
    }

    public var routes: [Route] {
        let one = "/w/{workspace}/channels/{channel}"
        return [
            .get("/w/{workspace}/channels", .role(.operators), list),
            .get("/w/{workspace}/channels/new", .role(.operators), showNew),
            .post("/w/{workspace}/channels", .role(.operators), add),
            .get("/w/{workspace}/channels/duty", .role(.operators), showDuty),
            .post("/w/{workspace}/channels/duty", .role(.operators), turnDuty),
            .post("/w/{workspace}/channels/duty/address", .role(.operators), giveAddress),
            .get(one, .role(.operators), show),
            .get(one + "/settings", .role(.operators), showSettings),
            .post(one + "/settings", .role(.operators), change),
            .get(one + "/schedule", .role(.operators), showSchedule),
            .post(one + "/schedule", .role(.operators), changeSchedule),
            .post(one + "/again", .role(.operators), again),
            .post(one + "/removal", .role(.operators), remove),
            .get(one + "/days.xlsx", .role(.operators), keepDays),
            .get(one + "/code.png", .role(.operators), sendCode),
            .get(one + "/poster.png", .role(.operators)) { try await sendPoster($0, isForPrint: false) },
            .get(one + "/poster.pdf", .role(.operators)) { try await sendPoster($0, isForPrint: true) },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), codes = try await desk.all(in: seat.workspace), now = visit.now
        let (totals, names, isConnected) = try await database.read { tx in
            let midnight = seat.zone.start(of: seat.zone.day(of: now))
            return (
                try ChannelQueries.totals(of: codes, since: midnight, in: seat.workspace, tx), try ChannelStaffNames(in: seat.workspace, tx),
                try !ChannelChoices.connections(in: seat.workspace, tx).isEmpty
            )
        }
        let model = ChannelsModel(seat: seat, codes: codes, totals: totals, names: names, isConnected: isConnected, voice: visit.voice)
        return .page(page("channels", visit.say("channels.title"), model))
    }

    private func showNew(_ visit: Visit) async throws -> Reply {
        let choices = try await choices(visit, of: ConnectionID(visit.query.text("connection")))
        return .page(planPage(visit, ChannelPlanModel(seat: try visit.place(), voice: visit.voice, choices: choices)))
    }

    private func add(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), choices = try await choices(visit, of: ConnectionID(visit.form.text("connection")))
        var model = ChannelPlanModel(seat: seat, voice: visit.voice, choices: choices, form: visit.form)
        do {
            guard let connection = choices.connection else { throw ChannelRefusal.connectionUnknown }
            let code = try await desk.add(model.plan(), by: connection.id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/channels/\(code)"), "channel-made"))
        } catch let refusal as ChannelRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(planPage(visit, model, status: 422))
        }
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit), now = visit.now
        let model = try await database.read { [voice = visit.voice, origin = visit.origin] tx in
            ChannelModel(
                seat: seat, code: code,
                days: try ChannelQueries.days(of: code, last: ChannelModel.daysShown, zone: seat.zone, until: now, in: seat.workspace, tx),
                total: try ChannelQueries.totals(of: [code], since: seat.zone.start(of: seat.zone.day(of: now)), in: seat.workspace, tx)[code.id]
                    ?? ChannelQueries.Total(),
                names: try ChannelStaffNames(in: seat.workspace, tx), tags: try TagQueries.groups(of: code.connection, workspace: seat.workspace, tx),
                origin: origin, voice: voice)
        }
        return .page(page("channel", code.plan.name, model, scripts: model.chart == nil ? [] : Page.chartScripts))
    }

    private func showSettings(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), choices = try await choices(visit, of: code.connection)
        return .page(planPage(visit, ChannelPlanModel(seat: try visit.place(), voice: visit.voice, choices: choices, code: code)))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit), choices = try await choices(visit, of: code.connection)
        var model = ChannelPlanModel(seat: seat, voice: visit.voice, choices: choices, form: visit.form, code: code)
        do {
            let plan = try model.plan()
            try await desk.change(code.id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff)) {
                let shifts = $0.shifts
                $0 = plan
                $0.shifts = shifts
            }
            return .redirect(to: Notice.path(seat.path("/channels/\(code.id)"), "saved"))
        } catch let refusal as ChannelRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(planPage(visit, model, status: 422))
        }
    }

    private func showSchedule(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), choices = try await choices(visit, of: code.connection)
        return .page(schedulePage(visit, ChannelScheduleModel(seat: try visit.place(), voice: visit.voice, choices: choices, code: code)))
    }

    private func changeSchedule(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit), choices = try await choices(visit, of: code.connection)
        var model = ChannelScheduleModel(seat: seat, voice: visit.voice, choices: choices, code: code, form: visit.form)
        do {
            let shifts = try model.shifts()
            try await desk.change(code.id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff)) { $0.shifts = shifts }
            return .redirect(to: Notice.path(seat.path("/channels/\(code.id)"), "saved"))
        } catch let refusal as ChannelRefusal {
            model.errors["list"] = visit.say(refusal.textKey)
            return .page(schedulePage(visit, model, status: 422))
        }
    }

    private func again(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), id: ChannelCodeID = try visit.id("channel"), path = seat.path("/channels/\(id)")
        do { try await desk.again(id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff)) } catch ChannelRefusal.notFound {
            throw Failure.notFound
        } catch ChannelRefusal.notDecidable {
            return .redirect(to: Notice.path(path, "code-settled"))
        } catch ChannelRefusal.companyGone {
            return .redirect(to: Notice.path(path, "code-company-gone"))
        }
        return .redirect(to: Notice.path(path, "code-again"))
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), stays: Bool
        do {
            stays = try await desk.remove(visit.id("channel"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch ChannelRefusal.notFound {
            throw Failure.notFound
        }
        return .redirect(to: Notice.path(seat.path("/channels"), stays ? "channel-removed-here" : "channel-removed"))
    }

    func code(_ visit: Visit) async throws -> ChannelEntry {
        do { return try await desk.one(visit.id("channel"), in: visit.place().workspace) } catch ChannelRefusal.notFound { throw Failure.notFound }
    }

    private func choices(_ visit: Visit, of connection: ConnectionID?) async throws -> ChannelChoices {
        let seat = try visit.place()
        return try await database.read { tx in try ChannelChoices(of: connection, in: seat.workspace, tx) }
    }

    private func planPage(_ visit: Visit, _ model: ChannelPlanModel, status: Int = 200) -> Page {
        page("plan", visit.say(model.code == nil ? "channels.new" : "channels.settings"), model, status: status)
    }

    private func schedulePage(_ visit: Visit, _ model: ChannelScheduleModel, status: Int = 200) -> Page {
        page("schedule", visit.say("channels.schedule"), model, status: status)
    }

    func page(_ view: String, _ title: String, _ model: any PageModel, status: Int = 200, scripts: [String] = []) -> Page {
        Page("ChannelCodes/\(view)", title: title, model, frame: .console(CodesConsoleRoutes.place), status: status, scripts: scripts)
    }
}
