public import FeatureRules
public import Kernel

/// Somebody outside of the company whom somebody of it has, or had, as a contact.
public struct ContactPerson: Sendable, Hashable {
    /// Who of the company has them.
    public struct Edge: Sendable, Hashable {
        public var connection: ConnectionID
        public var key: ContactEdgeKey
        /// The member shown for whoever has them; nil if that one is not known as a member.
        public var staff: MemberID?
        public var remark: String
        /// Since when; nil if only the end is known.
        public var since: Instant?
        public var loss: ContactLoss?
        public var lost: Instant?
        /// How they came, by the platform's number ([D:92114], read 2025).
        public var addWay: Int
        /// Of the code they came by; empty if none.
        public var state: String
        /// In WeCom's order.
        public var tags: [TagGroupSight.Tag]
    }

    /// As whom they were recorded: it stays when they are merged into another member.
    public var id: MemberID
    /// As whom they are shown.
    public var member: MemberID
    public var name: String
    /// Of a WeChat open platform; empty if the platform does not tell it.
    public var unionID: String
    /// From another company's WeCom, and not from WeChat.
    public var isOfCompany: Bool
    /// Of whoever comes from WeCom; may be empty.
    public var company: String
    /// The latest first.
    public var edges: [Edge]
}
