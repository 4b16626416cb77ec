public import FeatureRules
public import Kernel

/// An address that is told what happens.
public struct WebhookEntry: Sendable, Equatable {
    public var id: WebhookID
    /// With its scheme. Only for those who may change it: it may hold a key.
    public var address: String
    public var events: [WebhookEvent]
    public var state: WebhookState
    public var created: Instant
    /// Until when the secret before this one still signs too; nil if there is none.
    public var oldSecretUntil: Instant?

    /// For lists that only owners see: without its query, and no longer than a line.
    public var label: String {
        let plain = address.prefix { $0 != "?" }
        return plain.count > 60 ? plain.prefix(59) + "…" : String(plain)
    }

    /// Scheme and host: what everybody may see.
    public var origin: String { (try? WebhookAddress(address))?.origin ?? "–" }
}
