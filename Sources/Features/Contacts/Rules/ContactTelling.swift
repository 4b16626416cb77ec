public import Kernel

/// What a callback says of a contact.
public struct ContactTelling: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Both agreed. `state` is that of the code they came by; empty if none.
        case added(state: String)
        case lost(ContactLoss)
    }

    public var edge: ContactEdgeKey
    public var kind: Kind
    /// To the second.
    public var at: Instant

    public init(edge: ContactEdgeKey, kind: Kind, at: Instant) {
        self.edge = edge
        self.kind = kind
        self.at = at
    }
}
