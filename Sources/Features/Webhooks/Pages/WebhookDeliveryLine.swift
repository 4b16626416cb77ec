internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
internal import Web

/// One delivery: what it told, where it stands, what was answered last, and what can be done.
struct WebhookDeliveryLine: PageModel {
    let delivery: WebhookDelivery
    /// The address; nil where the page says it.
    let to: String?
    let isOn: Bool
    let filter: WebhookDeliveryQueries.Filter
    let webhook: WebhookID?
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "event": .text(voice.say("webhook.event.\(delivery.event)"))
        case "to": .text(to)
        case "made": .text(voice.ago(delivery.created))
        case "madeExact": .text(voice.exact(delivery.created))
        case "name": .text("msg_\(delivery.id)")
        case "isBad": .flag(delivery.state == .failed || delivery.state == .unknown)
        case "state": .text(voice.say("webhooks.delivery.\(isHeld ? "held" : delivery.state.rawValue)"))
        case "tries": .text(delivery.tries == 0 ? nil : voice.say("webhooks.tries", ["count": "\(delivery.tries)"]))
        case "next": .text(next)
        case "answer": .text(answer)
        case "canAgain": .flag(isOn && (delivery.state == .failed || delivery.state == .unknown))
        case "canEnd": .flag(delivery.state == .unknown)
        case "againAction": .text(seat.path("/deliveries/\(delivery.id)/again"))
        case "endAction": .text(seat.path("/deliveries/\(delivery.id)/end"))
        case "filter": .text(filter.rawValue)
        case "webhook": .text(webhook?.description)
        default: nil
        }
    }

    /// It waits for the address to be switched on.
    private var isHeld: Bool { delivery.state == .waiting && !isOn }

    private var next: String? {
        guard delivery.state == .waiting, isOn, delivery.tries > 0, delivery.due > voice.now else { return nil }
        return voice.say("webhooks.next", ["length": voice.length(delivery.due - voice.now)])
    }

    private var answer: String? {
        let took = delivery.took.map { voice.grouped(Int(clamping: $0.milliseconds)) } ?? "–"
        if let status = delivery.status { return voice.say("webhooks.answer", ["status": "\(status)", "ms": took]) }
        return delivery.problem.map { voice.say("webhooks.problem.\($0)", ["ms": took]) }
    }
}
