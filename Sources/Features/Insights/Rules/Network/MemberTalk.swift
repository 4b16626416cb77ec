/// What is known of one member of a group as of an instant; what `Roles` needs.
public struct MemberTalk: Sendable, Hashable, Codable {
    public var member: Int64
    /// Whether the membership has not ended.
    public var present: Bool
    /// Messages in the window the network of answers was taken from.
    public var messages: Int64
    /// In how many of the last eight periods of 7 × 24 hours the member spoke; 0...8.
    public var weeksSpoken: Int
    /// The first and the last message ever; nil without one.
    public var firstMs: Int64?
    public var lastMs: Int64?
    /// The first join that was written down; nil if the log tells of none.
    public var joinedMs: Int64?

    public init(
        member: Int64, present: Bool, messages: Int64, weeksSpoken: Int, firstMs: Int64?, lastMs: Int64?, joinedMs: Int64?
    ) {
        self.member = member
        self.present = present
        self.messages = messages
        self.weeksSpoken = weeksSpoken
        self.firstMs = firstMs
        self.lastMs = lastMs
        self.joinedMs = joinedMs
    }
}
