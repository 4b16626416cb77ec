internal import FeatureStores
internal import Journal
internal import Kernel
internal import Web

/// What an address was told, in the API.
struct DeliveryDocument: APIDocument {
    enum State: String, Codable, CaseIterable {
        case waiting, claimed, checking, done, failed, unknown
    }

    var id: OutboxID
    var webhook: WebhookID
    var event: String
    var state: State
    var tries: Int
    var createdAt: Instant
    var nextAt: Instant?
    var status: Int?
    var problem: String?
    var tookMs: Int64?
    var answeredAt: Instant?

    static var notes: [String: String] {
        [
            "id": "The header webhook-id is `msg_` and this.",
            "state": "waiting for its first or next try, claimed (being sent), done, failed, or unknown: it may have arrived.",
            "next_at": "Of the next try.", "status": "Of the last answer.",
            "problem": "Why there was no answer: timeout, connect, broken, address or secret.",
        ]
    }

    init(_ delivery: WebhookDelivery) {
        id = delivery.id
        webhook = delivery.webhook
        event = delivery.event
        state = State(rawValue: delivery.state.rawValue) ?? .unknown
        tries = delivery.tries
        createdAt = delivery.created
        nextAt = delivery.state == .waiting ? delivery.due : nil
        status = delivery.status
        problem = delivery.problem
        tookMs = delivery.took?.milliseconds
        answeredAt = delivery.answered
    }
}
