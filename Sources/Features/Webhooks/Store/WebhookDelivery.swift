public import Journal
public import Kernel

/// One message to one address, as lists show it.
public struct WebhookDelivery: Sendable, Equatable {
    public var id: OutboxID
    public var webhook: WebhookID
    /// The wire name of what it tells.
    public var event: String
    public var state: OutboxDelivery.State
    public var tries: Int
    public var created: Instant
    /// While it waits, the next try; under way, the time by which it must have ended; else since when it is so.
    public var due: Instant
    /// The last answer: its status of HTTP, or a word why there is none.
    public var status: Int?
    public var problem: String?
    public var took: Span?
    public var answered: Instant?
}
