public import FeatureRules
public import Kernel

/// Somebody who is or was in a customer group.
public struct GroupGuestEntry: Sendable, Hashable {
    /// As whom they were recorded, and as whom they are shown.
    public var id: MemberID
    public var member: MemberID
    /// userid of somebody of the company, external_userid of anybody else.
    public var key: String
    public var isStaff: Bool
    /// The last time they came.
    public var joined: Instant
    /// Nil while they are there.
    public var left: Instant?
    public var way: JoinWay
    /// userid of whoever of the company invited them; empty if nobody did.
    public var inviter: String
    /// Of the code they came by; empty if none.
    public var state: String
    /// Of who left: nil if nobody told how.
    public var isRemoved: Bool?
}
