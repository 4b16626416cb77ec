public import Kernel

/// What a callback says of somebody in a customer group.
public struct GroupTelling: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case came(JoinWay)
        /// By themselves, or because somebody removed them.
        case went(isRemoved: Bool)
    }

    public var key: String
    public var kind: Kind
    /// To the second.
    public var at: Instant

    public init(key: String, kind: Kind, at: Instant) {
        self.key = key
        self.kind = kind
        self.at = at
    }
}
