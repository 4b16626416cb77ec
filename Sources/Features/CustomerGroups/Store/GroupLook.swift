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

    init(_ group: WeComGroup, at: Instant) {
        chatID = group.chatID
        name = group.name
        owner = group.owner
        notice = group.notice
        created = group.created
        self.at = at
        guests = group.members.map { member in
            GroupGuest(
                key: member.id, isStaff: member.isStaff, name: member.groupNickname.isEmpty ? member.name : member.groupNickname,
                joined: member.joined, way: JoinWay(rawValue: member.joinScene) ?? .unknown, inviter: member.invitor, state: member.state)
        }
    }
}
