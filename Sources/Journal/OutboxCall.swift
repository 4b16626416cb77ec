public import Kernel

/// Something the outside must be told.
public struct OutboxCall: Sendable, Hashable {
    /// Which call of which platform: `wecom.welcome.send`.
    public var call: String
    /// What makes the intent unique: the same call with the same key is added once.
    public var key: String
    public var certainty: Certainty
    /// What is said, as a JSON object.
    public var body: String
    /// Not before this instant; nil is at once.
    public var notBefore: Instant?

    public init(call: String, key: String, certainty: Certainty, body: String, notBefore: Instant? = nil) {
        self.call = call
        self.key = key
        self.certainty = certainty
        self.body = body
        self.notBefore = notBefore
    }
}

public enum OutboxKind {}
public typealias OutboxID = ID<OutboxKind>

/// A call that was taken from the outbox, with what `Outbox.settle` needs to know it again.
public struct ClaimedCall: Sendable, Hashable {
    public var id: OutboxID
    public var call: OutboxCall
    public var errand: OutboxDelivery.Errand
    /// Which claim this is, from 1.
    public var claim: Int
}
