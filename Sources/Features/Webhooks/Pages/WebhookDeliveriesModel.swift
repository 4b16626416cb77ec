internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
internal import Web

/// What was sent, the latest first, with a choice of which.
struct WebhookDeliveriesModel: PageModel {
    let rows: [WebhookDelivery]
    let shown: Int
    let filter: WebhookDeliveryQueries.Filter
    let webhook: WebhookID?
    let isFirst: Bool
    let entries: [WebhookEntry]
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "webhooksHref": .text(seat.path("/webhooks"))
        case "action": .text(seat.path("/deliveries"))
        case "hasWebhooks": .flag(!entries.isEmpty)
        case "states": .list(WebhookDeliveryQueries.Filter.allCases.map { Choice($0.rawValue, voice.say("webhooks.filter.\($0.rawValue)"), isChosen: $0 == filter) })
        case "webhooks":
            .list(
                [Choice("", voice.say("webhooks.everywhere"), isChosen: webhook == nil)]
                    + entries.map { Choice($0.id.description, $0.label, isChosen: $0.id == webhook) })
        case "hasDeliveries": .flag(!rows.isEmpty)
        case "isNarrowed": .flag(filter != .all || webhook != nil || !isFirst)
        case "deliveries": .list(rows.prefix(shown).map(line))
        case "nextHref": .text(rows.count > shown ? rows.prefix(shown).last.map { path(before: $0.id) } : nil)
        case "firstHref": .text(isFirst ? nil : path(before: nil))
        default: nil
        }
    }

    private func line(_ delivery: WebhookDelivery) -> WebhookDeliveryLine {
        let entry = entries.first { $0.id == delivery.webhook }
        return WebhookDeliveryLine(
            delivery: delivery, to: entry?.label, isOn: entry?.state == .on, filter: filter, webhook: webhook, seat: seat, voice: voice)
    }

    private func path(before: OutboxID?) -> String {
        let fields = [
            filter == .all ? nil : "state=\(filter.rawValue)", webhook.map { "webhook=\($0)" }, before.map { "before=\($0)" },
        ].compactMap { $0 }
        return seat.path("/deliveries") + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }
}
