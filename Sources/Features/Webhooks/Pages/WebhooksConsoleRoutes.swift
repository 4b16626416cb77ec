internal import FeatureRules
public import FeatureStores
internal import Journal
internal import Kernel
public import Storage
public import Web

/// The addresses that are told what happens, under the settings, and what they were told.
public struct WebhooksConsoleRoutes: Sendable {
    let database: any Database
    let desk: WebhookDesk

    public init(database: any Database, desk: WebhookDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/webhooks", .role(.owners), list),
            .post("/w/{workspace}/webhooks", .role(.owners), add),
            .get("/w/{workspace}/webhooks/{webhook}", .role(.owners), show),
            .post("/w/{workspace}/webhooks/{webhook}/events", .role(.owners), choose),
            .post("/w/{workspace}/webhooks/{webhook}/switch", .role(.owners), turn),
            .post("/w/{workspace}/webhooks/{webhook}/secret", .role(.owners), changeSecret),
            .post("/w/{workspace}/webhooks/{webhook}/test", .role(.owners), test),
            .post("/w/{workspace}/webhooks/{webhook}/removal", .role(.owners), remove),
            .get("/w/{workspace}/deliveries", .role(.owners), deliveries),
            .post("/w/{workspace}/deliveries/{delivery}/again", .role(.owners)) { try await decide($0, .again) },
            .post("/w/{workspace}/deliveries/{delivery}/end", .role(.owners)) { try await decide($0, .abandoned) },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply { try await .page(listPage(visit, status: 200) { _ in }) }

    /// The secret stands on this one answer and nowhere else.
    private func add(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), events = chosen(visit)
        do {
            let fresh = try await desk.add(
                address: visit.form.text("address"), events: events, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .page(secretPage(fresh, visit, status: 201))
        } catch let refusal as WebhookRefusal {
            return try await .page(
                listPage(visit, status: 422) { model in
                    model.address = visit.form.text("address")
                    model.events = events
                    model.errors[refusal.field] = visit.say(refusal.textKey)
                })
        }
    }

    private func show(_ visit: Visit) async throws -> Reply { try await .page(onePage(visit, status: 200)) }

    private func choose(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), webhook: WebhookID = try visit.id("webhook")
        do {
            try await desk.change(webhook, events: chosen(visit), isOn: nil, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch WebhookRefusal.noEvents {
            return try await .page(onePage(visit, status: 422, eventsError: visit.say(WebhookRefusal.noEvents.textKey)))
        } catch WebhookRefusal.notFound {
            throw Failure.notFound
        }
        return .redirect(to: Notice.path(seat.path("/webhooks/\(webhook)"), "saved"))
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let isOn = visit.form.text("on") == "1"
        return try await act(visit, isOn ? "webhook-on" : "webhook-off") { webhook, seat, cause in
            try await desk.change(webhook, events: nil, isOn: isOn, workspace: seat.workspace, cause: cause)
        }
    }

    private func changeSecret(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            let fresh = try await desk.changeSecret(visit.id("webhook"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .page(secretPage(fresh, visit, status: 200))
        } catch WebhookRefusal.notFound {
            throw Failure.notFound
        }
    }

    private func test(_ visit: Visit) async throws -> Reply {
        try await act(visit, "webhook-tested") { webhook, seat, _ in _ = try await desk.test(webhook, workspace: seat.workspace) }
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await desk.remove(visit.id("webhook"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch WebhookRefusal.notFound {
            throw Failure.notFound
        }
        return .redirect(to: Notice.path(seat.path("/webhooks"), "webhook-removed"))
    }

    /// Does something to one address and shows it again; what was pressed too late says so.
    private func act(_ visit: Visit, _ notice: String, _ deed: (WebhookID, Seat, Cause) async throws -> Void) async throws -> Reply {
        let seat = try visit.place(), webhook: WebhookID = try visit.id("webhook")
        let path = seat.path("/webhooks/\(webhook)")
        do {
            try await deed(webhook, seat, .staff(visit.signedIn().staff))
        } catch WebhookRefusal.notFound {
            throw Failure.notFound
        } catch WebhookRefusal.isOff {
            return .redirect(to: Notice.path(path, "webhook-is-off"))
        }
        return .redirect(to: Notice.path(path, notice))
    }

    private func chosen(_ visit: Visit) -> [WebhookEvent] { WebhookEvent.allCases.filter { visit.form.text($0.rawValue) == "1" } }

    private func listPage(_ visit: Visit, status: Int, _ fill: (inout WebhooksModel) -> Void) async throws -> Page {
        let seat = try visit.place()
        let (entries, troubled) = try await (
            desk.all(in: seat.workspace), database.read { tx in try WebhookDeliveryQueries.troubled(in: seat.workspace, tx) }
        )
        var model = WebhooksModel(seat: seat, entries: entries, troubled: troubled, voice: visit.voice)
        fill(&model)
        return page("webhooks", visit.say("webhooks.title"), model, status)
    }

    private func onePage(_ visit: Visit, status: Int, eventsError: String? = nil) async throws -> Page {
        let seat = try visit.place(), webhook: WebhookID = try visit.id("webhook")
        do {
            let entry = try await desk.one(webhook, in: seat.workspace)
            let latest = try await database.read { tx in try WebhookDeliveryQueries.page(to: webhook, limit: 5, in: seat.workspace, tx) }
            let model = WebhookModel(seat: seat, entry: entry, latest: latest, eventsError: eventsError, voice: visit.voice)
            return page("webhook", entry.origin, model, status)
        } catch WebhookRefusal.notFound {
            throw Failure.notFound
        }
    }

    private func secretPage(_ fresh: WebhookDesk.Fresh, _ visit: Visit, status: Int) -> Page {
        page("secret", visit.say("webhooks.secret.title"), WebhookSecretModel(fresh: fresh, seat: visit.seat, voice: visit.voice), status)
    }

    func page(_ view: String, _ title: String, _ model: any PageModel, _ status: Int = 200) -> Page {
        Page("Webhooks/\(view)", title: title, model, frame: .console(SettingsConsoleRoutes.place), status: status)
    }
}

extension WebhookRefusal {
    var field: String {
        switch self {
        case .addressEmpty, .addressUnreadable, .addressPlain, .addressTooLong: "address"
        case .noEvents: "events"
        case .notFound, .tooMany, .isOff, .notDecidable, .keyMissing: "list"
        }
    }

    var textKey: String { "refusal.webhook.\(rawValue)" }
}
