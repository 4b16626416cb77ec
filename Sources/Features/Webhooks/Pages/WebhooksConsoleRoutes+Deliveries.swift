internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
internal import Storage
internal import Web

extension WebhooksConsoleRoutes {
    private static let atATime = 30

    func deliveries(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), query = visit.query
        let filter = WebhookDeliveryQueries.Filter(rawValue: query.text("state")) ?? .all
        let webhook = WebhookID(query.text("webhook")), before = OutboxID(query.text("before"))
        let entries = try await desk.all(in: seat.workspace)
        let rows = try await database.read { tx in
            try WebhookDeliveryQueries.page(filter, to: webhook, before: before, limit: Self.atATime + 1, in: seat.workspace, tx)
        }
        let model = WebhookDeliveriesModel(
            rows: rows, shown: Self.atATime, filter: filter, webhook: webhook, isFirst: before == nil, entries: entries, seat: seat,
            voice: visit.voice)
        return .page(page("deliveries", visit.say("webhooks.deliveries.title"), model))
    }

    /// Back on the list as it was looked at.
    func decide(_ visit: Visit, _ verdict: OutboxDelivery.Verdict) async throws -> Reply {
        let seat = try visit.place(), form = visit.form
        var path = seat.path("/deliveries")
        var fields: [String] = []
        if let filter = WebhookDeliveryQueries.Filter(rawValue: form.text("state")) { fields.append("state=\(filter.rawValue)") }
        if let webhook = WebhookID(form.text("webhook")) { fields.append("webhook=\(webhook)") }
        if !fields.isEmpty { path += "?" + fields.joined(separator: "&") }
        do {
            try await desk.decide(visit.id("delivery"), verdict, workspace: seat.workspace)
        } catch let refusal as WebhookRefusal {
            switch refusal {
            case .isOff: return .redirect(to: Notice.path(path, "webhook-is-off"))
            case .notDecidable: return .redirect(to: Notice.path(path, "delivery-settled"))
            default: throw Failure.notFound
            }
        }
        return .redirect(to: Notice.path(path, verdict == .again ? "delivery-again" : "delivery-ended"))
    }
}
