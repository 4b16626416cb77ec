public import FeatureRules
public import Kernel
internal import WeComConnector

/// A customer group as the platform shows it at a time.
public struct GroupLook: Sendable {
    public var chatID: String
    /// Empty if nobody gave it one.
    public var name: String
    public var owner: String
    public var notice: String
    public var created: Instant?
    public var guests: [GroupGuest]
    /// When it was asked for.
    public var at: Instant

    public init(
        chatID: String, name: String, owner: String, notice: String = "", created: Instant? = nil, guests: [GroupGuest], at: Instant
    ) {
        self.chatID = chatID
        self.name = name
        self.owner = owner
        self.notice = notice
        self.created = created
        self.guests = guests
        self.at = at
    }

    init(_ group: WeComGroup, at: Instant) {
        let guests = group.members.map { member in
            GroupGuest(
                key: member.id, isStaff: member.isStaff, name: member.groupNickname.isEmpty ? member.name : member.groupNickname,
                joined: member.joined, way: JoinWay(rawValue: member.joinScene) ?? .unknown, inviter: member.invitor, state: member.state,
                unionID: String(member.unionID.prefix(64)))
        }
        self.init(
            chatID: group.chatID, name: group.name, owner: group.owner, notice: group.notice, created: group.created, guests: guests, at: at)
    }
}
