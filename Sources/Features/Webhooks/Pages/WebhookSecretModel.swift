internal import FeatureStores
internal import Web

/// A secret, this once.
struct WebhookSecretModel: PageModel {
    let fresh: WebhookDesk.Fresh
    let seat: Seat?
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "webhooksHref": .text(seat?.path("/webhooks"))
        case "href": .text(seat?.path("/webhooks/\(fresh.entry.id)"))
        case "origin": .text(fresh.entry.origin)
        case "secret": .text(fresh.secret.text)
        case "old": .text(fresh.entry.oldSecretUntil.map { voice.say("webhooks.secret.old", ["time": voice.exact($0)]) })
        default: nil
        }
    }
}
