public import Kernel
public import Web

/// A token as lists show it; its secret is known to nobody here.
public struct TokenEntry: Sendable, Equatable {
    public enum State: String, Sendable {
        case valid, expired, revoked
    }

    public var id: TokenID
    public var name: String
    public var scope: Scope
    public var created: Instant
    public var expires: Instant?
    public var revoked: Instant?
    /// Up to a minute old.
    public var lastUsed: Instant?

    public func state(at now: Instant) -> State {
        if revoked != nil { return .revoked }
        return expires.map { $0 <= now } ?? false ? .expired : .valid
    }
}
