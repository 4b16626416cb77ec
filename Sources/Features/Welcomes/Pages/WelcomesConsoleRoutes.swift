internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// What new contacts are told: writing it, saying when it holds, and seeing whether it arrived.
public struct WelcomesConsoleRoutes: Sendable {
    public static let place = Place("welcomes", path: "/welcomes", roles: .operators)
    /// So many that went wrong are listed.
    static let mostTroubles = 100
    static let latestShown = 50

    let database: any Database
    let desk: WelcomeDesk
    let media: WelcomeMediaDesk
    let groups: GroupWelcomeDesk
    let connections: ConnectionDesk
    /// A file is held whole while it is taken: so many at once.
    let takers = Turnstile(places: 2, line: 20)

    public init(
        database: any Database, desk: WelcomeDesk, media: WelcomeMediaDesk, groups: GroupWelcomeDesk, connections: ConnectionDesk
    ) {
        self.database = database
        self.desk = desk
        self.media = media
        self.groups = groups
        self.connections = connections
    }

    public var routes: [Route] {
        let welcome = "/w/{workspace}/welcomes/{welcome}"
        return [
            .get("/w/{workspace}/welcomes", .role(.operators), list),
            .get("/w/{workspace}/welcomes/new", .role(.operators), showNew),
            .post("/w/{workspace}/welcomes", .role(.operators), add),
            .get(welcome, .role(.operators)) { try await show($0) },
            .get(welcome + "/settings", .role(.operators), showSettings),
            .post(welcome + "/settings", .role(.operators), change),
            .post(welcome + "/switch", .role(.operators), turn),
            .post(welcome + "/up", .role(.operators), moveUp),
            .post(welcome + "/removal", .role(.operators), remove),
        ] + attachmentRoutes + fileRoutes + groupRoutes
    }

    /// Above every page of a workspace in which somebody was not welcomed in time within a day.
    public static func alarms(_ database: any Database, _ world: World) -> @Sendable (Seat) async throws -> [Alarm] {
        { seat in
            let since = world.now() - .hours(24)
            let late = try await database.read { tx in try GreetingQueries.late(since: since, in: seat.workspace, tx) }
            guard late > 0 else { return [] }
            let mayLook = place.roles.contains(seat.role)
            return [
                Alarm(
                    "welcomes.alarm.late", ["count": "\(late)"],
                    remedy: mayLook ? Alarm.Remedy("welcomes.alarm.look", path: seat.path("/welcomes")) : nil)
            ]
        }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), now = visit.now
        let welcomes = try await desk.all(in: seat.workspace), channels = try await channels(in: seat)
        let isConnected = try await !connections.all(in: seat.workspace).isEmpty
        let (day, week, troubles, latest, staff, tags) = try await database.read { tx in
            try (
                GreetingQueries.figures(since: now - .hours(24), in: seat.workspace, tx), GreetingQueries.figures(since: now - .days(7), in: seat.workspace, tx),
                GreetingQueries.troubles(since: now - .days(7), limit: Self.mostTroubles, in: seat.workspace, tx),
                GreetingQueries.latest(limit: Self.latestShown, in: seat.workspace, tx),
                ContactQueries.staff(in: seat.workspace, tx), WelcomeTag.all(in: seat.workspace, tx)
            )
        }
        let model = WelcomesModel(
            seat: seat, welcomes: welcomes, day: day, week: week, troubles: troubles, latest: latest,
            wording: WelcomeWording(channels: channels, staff: staff, tags: tags, voice: visit.voice),
            isConnected: isConnected)
        return .page(page("list", visit.say("welcomes.title"), model))
    }

    private func showNew(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), all = try await desk.all(in: seat.workspace)
        var model = try await planModel(visit)
        model.prefilled = visit.query.optional("state").map { String($0.prefix(WelcomeTerms.stateLength)) }
        model.suggestsDefault = model.prefilled == nil && !all.contains(where: \.isDefault)
        return .page(planPage(visit, model))
    }

    private func add(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        var model = try await planModel(visit, form: visit.form)
        do {
            let welcome = try await desk.add(model.plan(), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/welcomes/\(welcome)"), "welcome-made"))
        } catch let refusal as WelcomeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(planPage(visit, model, status: 422))
        }
    }

    func show(_ visit: Visit, form: Form? = nil, refusal: WelcomeRefusal? = nil) async throws -> Reply {
        let seat = try visit.place(), welcome = try await welcome(visit)
        let channels = try await channels(in: seat), files = try await media.all(in: seat.workspace)
        let (staff, tags, sent) = try await database.read { tx in
            try (
                ContactQueries.staff(in: seat.workspace, tx), WelcomeTag.all(in: seat.workspace, tx),
                GreetingQueries.sent(of: welcome.id, in: seat.workspace, tx)
            )
        }
        var model = WelcomeModel(
            seat: seat, welcome: welcome, files: files, sent: sent,
            wording: WelcomeWording(channels: channels, staff: staff, tags: tags, voice: visit.voice))
        model.sample = visit.query.optional("name").map { String($0.prefix(64)) }
        model.form = form
        if let refusal { model.errors[refusal.field] = visit.say(refusal.textKey) }
        return .page(page("welcome", welcome.name, model, status: refusal == nil ? 200 : 422, scripts: ["upload"]))
    }

    private func showSettings(_ visit: Visit) async throws -> Reply {
        .page(planPage(visit, try await planModel(visit, welcome: welcome(visit))))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), welcome = try await welcome(visit)
        var model = try await planModel(visit, form: visit.form, welcome: welcome)
        do {
            try await desk.change(welcome.id, model.plan(), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/welcomes/\(welcome.id)"), "saved"))
        } catch let refusal as WelcomeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(planPage(visit, model, status: 422))
        }
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let isOn = visit.form.text("on") == "1"
        return try await act(visit, isOn ? "welcome-on" : "welcome-off") { welcome, seat, cause in
            try await desk.turn(welcome, isOn: isOn, workspace: seat.workspace, cause: cause)
        }
    }

    private func moveUp(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        _ = try await act(visit, "saved") { welcome, seat, cause in try await desk.moveUp(welcome, workspace: seat.workspace, cause: cause) }
        return .redirect(to: Notice.path(seat.path("/welcomes"), "saved"))
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        _ = try await act(visit, "") { welcome, seat, cause in try await desk.remove(welcome, workspace: seat.workspace, cause: cause) }
        return .redirect(to: Notice.path(seat.path("/welcomes"), "welcome-removed"))
    }

    /// Does something to a welcome and shows it again.
    func act(_ visit: Visit, _ notice: String, _ deed: (WelcomeID, Seat, Kernel.Cause) async throws -> Void) async throws -> Reply {
        let seat = try visit.place(), welcome: WelcomeID = try visit.id("welcome")
        do {
            try await deed(welcome, seat, .staff(visit.signedIn().staff))
        } catch WelcomeRefusal.notFound {
            throw Failure.notFound
        } catch WelcomeRefusal.changedMeanwhile {
            return .redirect(to: Notice.path(seat.path("/welcomes/\(welcome)"), "welcome-meanwhile"))
        }
        return .redirect(to: Notice.path(seat.path("/welcomes/\(welcome)"), notice))
    }

    func welcome(_ visit: Visit) async throws -> WelcomeEntry {
        do { return try await desk.one(visit.id("welcome"), in: visit.place().workspace) } catch WelcomeRefusal.notFound { throw Failure.notFound }
    }

    private func planModel(_ visit: Visit, form: Form? = nil, welcome: WelcomeEntry? = nil) async throws -> WelcomePlanModel {
        let seat = try visit.place(), channels = try await channels(in: seat)
        let (staff, tags) = try await database.read { tx in try (ContactQueries.staff(in: seat.workspace, tx), WelcomeTag.all(in: seat.workspace, tx)) }
        return WelcomePlanModel(seat: seat, voice: visit.voice, form: form, welcome: welcome, channels: channels, staff: staff, tags: tags)
    }

    private func planPage(_ visit: Visit, _ model: WelcomePlanModel, status: Int = 200) -> Page {
        page("plan", visit.say(model.welcome == nil ? "welcomes.new" : "welcomes.settings"), model, status: status)
    }

    func page(_ view: String, _ title: String, _ model: any PageModel, status: Int = 200, scripts: [String] = []) -> Page {
        Page("Welcomes/\(view)", title: title, model, frame: .console(Self.place), status: status, scripts: scripts)
    }

    /// The ways by which contacts come, to choose from.
    private func channels(in seat: Seat) async throws -> [WelcomeChannel] {
        try await database.read { tx in
            try ChannelQueries.choices(in: seat.workspace, tx).map { WelcomeChannel(state: $0.state, name: $0.name) }
        }
    }
}
