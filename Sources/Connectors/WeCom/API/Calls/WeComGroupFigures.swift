/// The platform's figures about groups; the totals are those at the end of the day.
public struct WeComGroupFigures: Decodable, Hashable, Sendable {
    public let newGroups: Int
    public let groups: Int
    /// Groups in which something was said.
    public let groupsWithTalk: Int
    public let newMembers: Int
    public let members: Int
    /// Members who said something.
    public let membersWhoSpoke: Int
    public let messages: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        newGroups = try fields.number("new_chat_cnt")
        groups = try fields.number("chat_total")
        groupsWithTalk = try fields.number("chat_has_msg")
        newMembers = try fields.number("new_member_cnt")
        members = try fields.number("member_total")
        membersWhoSpoke = try fields.number("member_has_msg")
        messages = try fields.number("msg_total")
    }
}
