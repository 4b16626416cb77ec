internal import FeatureRules
public import FeatureStores
internal import Hummingbird
internal import Kernel
internal import NIOPosix
internal import Pictures
public import Storage
public import Web

/// Making codes, filling them with groups, printing them, and seeing what came of them.
public struct CodesConsoleRoutes: Sendable {
    public static let place = Place("codes", path: "/codes", roles: .operators)

    let database: any Database
    let desk: LiveCodeDesk
    /// Looking at pictures and drawing posters takes memory: so many at once.
    let drawers = Turnstile(places: 2, line: 200)

    public init(database: any Database, desk: LiveCodeDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/codes", .role(.operators), list),
            .get("/w/{workspace}/codes/new", .role(.operators)) { .page(planPage($0, CodePlanModel(seat: try $0.place(), voice: $0.voice))) },
            .post("/w/{workspace}/codes", .role(.operators), add),
            .get("/w/{workspace}/codes/{code}", .role(.operators), show),
            .get("/w/{workspace}/codes/{code}/settings", .role(.operators), showSettings),
            .post("/w/{workspace}/codes/{code}/settings", .role(.operators), change),
            .post("/w/{workspace}/codes/{code}/switch", .role(.operators), turn),
            .post("/w/{workspace}/codes/{code}/removal", .role(.operators), remove),
            .post("/w/{workspace}/codes/{code}/guests", .role(.owners), askGuests),
            .post("/w/{workspace}/codes/{code}/contacts/{contact}/removal", .role(.operators), forget),
            .get("/w/{workspace}/codes/{code}/code.png", .role(.operators), sendCode),
            .get("/w/{workspace}/codes/{code}/poster.png", .role(.operators)) { try await sendPoster($0, isForPrint: false) },
            .get("/w/{workspace}/codes/{code}/poster.pdf", .role(.operators)) { try await sendPoster($0, isForPrint: true) },
        ] + targetRoutes
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let model = CodesModel(seat: seat, codes: try await desk.all(in: seat.workspace), voice: visit.voice)
        return .page(page("codes", visit.say("codes.title"), model))
    }

    private func add(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        var model = CodePlanModel(seat: seat, voice: visit.voice, form: visit.form)
        do {
            let code = try await desk.add(model.plan(), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/codes/\(code)"), "code-made"))
        } catch let refusal as LiveCodeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(planPage(visit, model, status: 422))
        }
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit)
        let (days, joined, contacts) = try await database.read { tx in
            try (
                LiveCodeQueries.days(of: code, last: CodeModel.daysShown, zone: seat.zone, until: visit.now, in: seat.workspace, tx),
                LiveCodeQueries.joined(code, in: seat.workspace, tx),
                LiveCodeQueries.contacts(of: code.id, limit: CodeModel.contactsShown, in: seat.workspace, tx)
            )
        }
        let chats = try await desk.chats(in: seat.workspace), companies = try await desk.companies(in: seat.workspace)
        let model = CodeModel(
            seat: seat, code: code, days: days, joined: joined, contacts: contacts, canAddJoinWay: !chats.isEmpty, companies: companies, origin: visit.origin, voice: visit.voice)
        return .page(page("code", code.name, model, scripts: ["upload"]))
    }

    private func showSettings(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit)
        return .page(planPage(visit, CodePlanModel(seat: try visit.place(), voice: visit.voice, code: code)))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit)
        var model = CodePlanModel(seat: seat, voice: visit.voice, form: visit.form, code: code)
        do {
            try await desk.change(code.id, model.plan(), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/codes/\(code.id)"), "saved"))
        } catch let refusal as LiveCodeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(planPage(visit, model, status: 422))
        }
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let isOn = visit.form.text("on") == "1"
        return try await act(visit, isOn ? "code-on" : "code-off") { code, seat, cause in
            try await desk.turn(code, isOn: isOn, workspace: seat.workspace, cause: cause)
        }
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await desk.remove(visit.id("code"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch LiveCodeRefusal.notFound {
            throw Failure.notFound
        }
        return .redirect(to: Notice.path(seat.path("/codes"), "code-removed"))
    }

    /// `by` is a connection, or empty.
    private func askGuests(_ visit: Visit) async throws -> Reply {
        let rule = KnownGuests(rawValue: visit.form.text("known")) ?? .theirs, connection = ConnectionID(visit.form.text("by"))
        return try await act(visit, "saved") { code, seat, cause in
            do { try await desk.ask(guestsBy: connection, rule, of: code, workspace: seat.workspace, cause: cause) } catch LiveCodeRefusal.connectionUnknown {
                throw LiveCodeRefusal.notFound
            }
        }
    }

    private func forget(_ visit: Visit) async throws -> Reply {
        guard let contact = Int64(try visit.parameter("contact")) else { throw Failure.notFound }
        return try await act(visit, "contact-removed") { code, seat, _ in
            try await desk.forget(contact: contact, of: code, workspace: seat.workspace)
        }
    }

    /// Does something to a code and shows it again.
    func act(_ visit: Visit, _ notice: String, _ deed: (LiveCodeID, Seat, Kernel.Cause) async throws -> Void) async throws -> Reply {
        let seat = try visit.place(), code: LiveCodeID = try visit.id("code"), path = seat.path("/codes/\(code)")
        do {
            try await deed(code, seat, .staff(visit.signedIn().staff))
        } catch LiveCodeRefusal.notFound {
            throw Failure.notFound
        } catch LiveCodeRefusal.notDecidable {
            return .redirect(to: Notice.path(path, "code-settled"))
        } catch LiveCodeRefusal.connectionUnknown {
            return .redirect(to: Notice.path(path, "code-company-gone"))
        }
        return .redirect(to: Notice.path(path, notice))
    }

    func code(_ visit: Visit) async throws -> LiveCodeEntry {
        do { return try await desk.one(visit.id("code"), in: visit.place().workspace) } catch LiveCodeRefusal.notFound { throw Failure.notFound }
    }

    private func planPage(_ visit: Visit, _ model: CodePlanModel, status: Int = 200) -> Page {
        page("plan", visit.say(model.code == nil ? "codes.new" : "codes.settings"), model, status: status)
    }

    func page(_ view: String, _ title: String, _ model: any PageModel, status: Int = 200, scripts: [String] = []) -> Page {
        Page("LiveCodes/\(view)", title: title, model, frame: .console(Self.place), status: status, scripts: scripts)
    }
}
