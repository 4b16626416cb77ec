/// The members a number of steps away from their root.
public struct InvitationGeneration: Sendable, Hashable, Codable {
    /// 0: nobody is known to have invited them.
    public var generation: Int
    public var members: Int
    /// Whom they invited.
    public var invited: Int
    /// Those who joined at least `InvitationTree.ripeAfter` before as-of, and whom they invited: the others may still invite.
    public var ripeMembers: Int
    public var ripeInvited: Int

    /// K: invited by each on average.
    public var k: Double { members > 0 ? Double(invited) / Double(members) : 0 }
    /// K of those who had the time; nil while nobody had. The figure to compare.
    public var ripeK: Double? { ripeMembers > 0 ? Double(ripeInvited) / Double(ripeMembers) : nil }
}
