public import Kernel

/// Somebody on the blacklist.
public struct BlacklistEntry: Sendable, Hashable {
    /// As who they were put there, and as who they are shown.
    public var id: MemberID
    public var member: MemberID
    public var reason: String
    /// A cause such as `staff:123`.
    public var by: String
    public var at: Instant
}
