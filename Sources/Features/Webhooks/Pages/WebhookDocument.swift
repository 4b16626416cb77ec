internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// An address in the API.
struct WebhookDocument: APIDocument {
    var id: WebhookID
    var origin: String
    var events: [WebhookEvent]
    var state: WebhookState
    var createdAt: Instant
    var oldSecretUntil: Instant?

    static var notes: [String: String] {
        [
            "origin": "Scheme, host and port. The rest of the address may hold a key and is not told.",
            "state": "gone: it answered 410 and was switched off.",
            "old_secret_until": "Until then messages are signed with the secret before this one too.",
        ]
    }

    init(_ entry: WebhookEntry) {
        id = entry.id
        origin = entry.origin
        events = entry.events
        state = entry.state
        createdAt = entry.created
        oldSecretUntil = entry.oldSecretUntil
    }
}

/// An address with a secret that was just made.
struct FreshWebhookDocument: APIDocument {
    var webhook: WebhookDocument
    var secret: String

    static var notes: [String: String] { ["secret": "Told this once."] }

    init(_ fresh: WebhookDesk.Fresh) {
        webhook = WebhookDocument(fresh.entry)
        secret = fresh.secret.text
    }
}

/// What adds an address.
struct NewWebhookDocument: APIDocument {
    var address: String
    var events: [WebhookEvent]

    static var notes: [String: String] {
        ["address": "https://…; http:// only to this machine or a private network.", "events": "What it is told; at least one."]
    }
}

/// What changes an address; what is missing stays as it is.
struct WebhookChangeDocument: APIDocument {
    enum Wanted: String, Codable, CaseIterable {
        case on, off
    }

    var events: [WebhookEvent]?
    var state: Wanted?

    static var notes: [String: String] { ["state": "off is told nothing; on undoes that, and a 410 too."] }
}
