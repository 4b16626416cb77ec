/// How a member came into a group.
public struct JoinFact: Sendable, Hashable, Codable {
    public var member: Int64
    /// Who invited them; nil if the log does not say.
    public var inviter: Int64?
    public var joinedMs: Int64
    /// Whether the membership has not ended.
    public var present: Bool
    /// Whether the member said anything in the group.
    public var spoke: Bool

    public init(member: Int64, inviter: Int64?, joinedMs: Int64, present: Bool, spoke: Bool) {
        self.member = member
        self.inviter = inviter
        self.joinedMs = joinedMs
        self.present = present
        self.spoke = spoke
    }
}
