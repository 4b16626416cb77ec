internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The addresses of a workspace, with the form for another.
struct WebhooksModel: PageModel {
    let seat: Seat
    let entries: [WebhookEntry]
    /// How many deliveries to each need a person.
    let troubled: [WebhookID: Int]
    let voice: Voice
    var address = ""
    var events = WebhookEvent.allCases
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "settingsHref": .text(seat.path("/settings"))
        case "deliveriesHref": .text(seat.path("/deliveries"))
        case "action": .text(seat.path("/webhooks"))
        case "hasWebhooks": .flag(!entries.isEmpty)
        case "webhooks": .list(entries.map { WebhookLine(entry: $0, troubled: troubled[$0.id] ?? 0, seat: seat, voice: voice) })
        case "address": .typed(address)
        case "addressLimit": .text("\(WebhookAddress.limit)")
        case "eventChoices": .list(voice.webhookChoices(events))
        default: errors.value(field, fields: ["address", "events", "list"])
        }
    }
}

/// One address in the list.
private struct WebhookLine: PageModel {
    let entry: WebhookEntry
    let troubled: Int
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/webhooks/\(entry.id)"))
        case "label": .text(entry.label)
        case "isOn": .flag(entry.state == .on)
        case "state": .text(voice.say("webhook.state.\(entry.state.rawValue)"))
        case "events": .text(entry.events.map { voice.say("webhook.event.\($0.rawValue)") }.joined(separator: " · "))
        case "troubleHref": .text(troubled == 0 ? nil : seat.path("/deliveries?webhook=\(entry.id)"))
        case "trouble": .text(troubled == 0 ? nil : voice.say("webhooks.trouble", ["count": voice.grouped(troubled)]))
        default: nil
        }
    }
}

extension Voice {
    /// What can be told, each with a sentence.
    func webhookChoices(_ chosen: [WebhookEvent]) -> [WebhookEventChoice] {
        WebhookEvent.allCases.map { WebhookEventChoice(event: $0, isChosen: chosen.contains($0), voice: self) }
    }
}

/// One box to tick.
struct WebhookEventChoice: PageModel {
    let event: WebhookEvent
    let isChosen: Bool
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "code": .text(event.rawValue)
        case "label": .text(voice.say("webhook.event.\(event.rawValue)"))
        case "note": .text(voice.say("webhook.event-note.\(event.rawValue)"))
        case "isChosen": .flag(isChosen)
        default: nil
        }
    }
}
