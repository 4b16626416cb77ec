public import FeatureRules
public import Kernel

/// A contact of somebody of the company, as lists show it.
public struct ContactEntry: Sendable, Hashable {
    public var edge: ContactEdgeKey
    /// The members shown for the contact, and for who of the company has them; nil if that one is not known as a member.
    public var member: MemberID
    public var staff: MemberID?
    public var name: String
    public var remark: String
    /// Since when they are contacts; nil if only the end is known.
    public var since: Instant?
    public var loss: ContactLoss?
    public var lost: Instant?
    /// Of the code they came by; empty if none.
    public var state: String
    /// What that code is called; its `state` if it is none of ours. Empty if they came by none.
    public var channel: String
    /// Names of the tags, in WeCom's order.
    public var tags: [String]
}
