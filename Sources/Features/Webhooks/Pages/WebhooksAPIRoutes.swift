internal import FeatureRules
public import FeatureStores
internal import Journal
internal import Kernel
public import Storage
public import Web

/// Webhooks in the API: addresses, their secrets, and what they were told.
public struct WebhooksAPIRoutes: Sendable {
    private let database: any Database
    private let desk: WebhookDesk

    public init(database: any Database, desk: WebhookDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [APIRoute] {
        [
            .list("/webhooks", "listWebhooks", "The addresses that are told what happens, the latest first.", list),
            .change(.post, "/webhooks", "addWebhook", "Adds an address. The answer has its secret, which is not to be had again.", problems: [.refused], add),
            .get("/webhooks/{webhook}", "getWebhook", "One address.") { call in
                try await guarded(call) { try await WebhookDocument(desk.one($0, in: call.place().workspace)) }
            },
            .change(
                .patch, "/webhooks/{webhook}", "changeWebhook", "Chooses what an address is told, or switches it on or off.",
                problems: [.refused], change),
            .act("/webhooks/{webhook}/secret", "changeWebhookSecret", "Makes a new secret; the old one signs beside it for a day.", problems: [.refused]) { call in
                try await guarded(call) { try await FreshWebhookDocument(desk.changeSecret($0, workspace: call.place().workspace, cause: call.cause())) }
            },
            .act("/webhooks/{webhook}/test", "testWebhook", "Sends a message that says nothing but that it is a test.", problems: [.conflict], test),
            .act("/webhooks/{webhook}/delete", "deleteWebhook", "Deletes an address with its deliveries; what is still to be sent is not.", problems: [], remove),
            .list(
                "/deliveries", "listDeliveries", "What addresses were told, the latest first.",
                query: [
                    .word("state", WebhookDeliveryQueries.Filter.self, "Only those under way, delivered, not delivered, or uncertain."),
                    .id("webhook", "Only those to one address."),
                ], deliveries),
            .act("/deliveries/{delivery}/again", "sendAgain", "Sends what failed or is uncertain once more, with the same id.", problems: [.conflict]) {
                try await decide($0, .again)
            },
            .act("/deliveries/{delivery}/end", "giveUp", "Counts what failed or is uncertain as failed.", problems: [.conflict]) {
                try await decide($0, .abandoned)
            },
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<WebhookDocument> {
        let before = try call.cursor(places: 1)?[0] ?? .max
        let entries = try await desk.all(in: call.place().workspace).filter { $0.id.rawValue < before }
        return APIPage(entries, limit: call.limit, after: { APICursor($0.id.rawValue) }, WebhookDocument.init)
    }

    private func add(_ call: APICall, _ body: NewWebhookDocument) async throws -> FreshWebhookDocument {
        do {
            return try await FreshWebhookDocument(
                desk.add(address: body.address, events: body.events, workspace: call.place().workspace, cause: call.cause()))
        } catch let refusal as WebhookRefusal {
            throw problem(refusal, call)
        }
    }

    private func change(_ call: APICall, _ body: WebhookChangeDocument) async throws -> WebhookDocument {
        try await guarded(call) { webhook in
            let workspace = try call.place().workspace
            try await desk.change(webhook, events: body.events, isOn: body.state.map { $0 == .on }, workspace: workspace, cause: call.cause())
            return try await WebhookDocument(desk.one(webhook, in: workspace))
        }
    }

    private func test(_ call: APICall) async throws -> DeliveryDocument {
        try await guarded(call) { webhook in try await document(desk.test(webhook, workspace: call.place().workspace), call) }
    }

    private func remove(_ call: APICall) async throws -> WebhookDocument {
        try await guarded(call) { webhook in
            let workspace = try call.place().workspace, entry = try await desk.one(webhook, in: workspace)
            try await desk.remove(webhook, workspace: workspace, cause: call.cause())
            return WebhookDocument(entry)
        }
    }

    private func deliveries(_ call: APICall) async throws -> APIPage<DeliveryDocument> {
        let seat = try call.place(), limit = call.limit, filter: WebhookDeliveryQueries.Filter = try call.word("state")
        let webhook: WebhookID? = call.optionalID("webhook"), before = try call.cursor(places: 1).map { OutboxID($0[0]) }
        return try await database.read { tx in
            let rows = try WebhookDeliveryQueries.page(filter, to: webhook, before: before, limit: limit + 1, in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.id.rawValue) }, DeliveryDocument.init)
        }
    }

    private func decide(_ call: APICall, _ verdict: OutboxDelivery.Verdict) async throws -> DeliveryDocument {
        let delivery: OutboxID = try call.id("delivery")
        do { try await desk.decide(delivery, verdict, workspace: call.place().workspace) } catch let refusal as WebhookRefusal {
            throw problem(refusal, call)
        }
        return try await document(delivery, call)
    }

    private func document(_ delivery: OutboxID, _ call: APICall) async throws -> DeliveryDocument {
        let seat = try call.place()
        guard let found = try await database.read({ tx in try WebhookDeliveryQueries.one(delivery, in: seat.workspace, tx) }) else {
            throw Problem(.notFound)
        }
        return DeliveryDocument(found)
    }

    /// With the address of the call; refusals become problems.
    private func guarded<Answer>(_ call: APICall, _ deed: (WebhookID) async throws -> Answer) async throws -> Answer {
        do { return try await deed(call.id("webhook")) } catch let refusal as WebhookRefusal { throw problem(refusal, call) }
    }

    private func problem(_ refusal: WebhookRefusal, _ call: APICall) -> Problem {
        let sentence = call.say(refusal.textKey)
        switch refusal {
        case .notFound: return Problem(.notFound)
        case .isOff, .notDecidable: return Problem(.conflict, sentence)
        case .tooMany, .keyMissing: return Problem(.refused, sentence)
        case .addressEmpty, .addressUnreadable, .addressPlain, .addressTooLong, .noEvents:
            return Problem(.refused, faults: [ParameterFault(in: .body, name: refusal.field, detail: sentence)])
        }
    }
}
