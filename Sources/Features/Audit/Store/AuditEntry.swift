public import Kernel

/// Something that was done, as the log shows it.
public struct AuditEntry: Sendable, Equatable {
    public var id: AuditID
    /// An event's wire name, or one of `AuditAct`.
    public var kind: String
    public var at: Instant
    public var cause: Cause
    /// Of an event.
    public var group: GroupID?
    public var member: MemberID?
    public var other: MemberID?
    /// Of anything else: the id of what `kind` speaks of.
    public var subject: Int64?
    public var name: String?
    public var role: String?
}
