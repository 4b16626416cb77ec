public import Kernel

/// The call of which a corp has used the largest part of what the platform allows.
public struct WeComUsage: Hashable, Sendable {
    /// `externalcontact/groupchat/get`; empty if nothing was called yet.
    public internal(set) var api = ""
    public internal(set) var calls = 0
    /// So many in any stretch of `length`; 0 if nothing was called yet.
    public internal(set) var limit = 0
    public internal(set) var length = Span.minutes(1)
    /// Until when the platform wants no calls of some kind; nil if it takes all.
    public internal(set) var pausedUntil: Instant?
}
