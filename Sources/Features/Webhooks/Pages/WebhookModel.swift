internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One address: what it is told, whether it is on, its secret, its last deliveries.
struct WebhookModel: PageModel {
    let seat: Seat
    let entry: WebhookEntry
    let latest: [WebhookDelivery]
    let eventsError: String?
    let voice: Voice

    private func path(_ rest: String) -> PageValue { .text(seat.path("/webhooks/\(entry.id)\(rest)")) }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "webhooksHref": .text(seat.path("/webhooks"))
        case "address": .text(entry.address)
        case "isOn": .flag(entry.state == .on)
        case "state": .text(voice.say("webhook.state.\(entry.state.rawValue)"))
        case "stateNote": .text(voice.say("webhook.state-note.\(entry.state.rawValue)"))
        case "eventChoices": .list(voice.webhookChoices(entry.events))
        case "eventsError": .text(eventsError)
        case "eventsAction": path("/events")
        case "switchAction": path("/switch")
        case "secretAction": path("/secret")
        case "testAction": path("/test")
        case "removeAction": path("/removal")
        case "oldSecret": .text(oldSecret)
        case "hasDeliveries": .flag(!latest.isEmpty)
        case "deliveries": .list(latest.map { WebhookDeliveryLine(delivery: $0, to: nil, isOn: entry.state == .on, filter: .all, webhook: entry.id, seat: seat, voice: voice) })
        case "deliveriesHref": .text(seat.path("/deliveries?webhook=\(entry.id)"))
        default: nil
        }
    }

    private var oldSecret: String? {
        entry.oldSecretUntil.flatMap { $0 > voice.now ? voice.say("webhooks.secret.old", ["time": voice.exact($0)]) : nil }
    }
}
