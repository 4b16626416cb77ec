public import Kernel

/// A customer group as it is now.
public struct WeComGroup: Decodable, Hashable, Sendable {
    public let chatID: String
    /// Empty if nobody gave it one.
    public let name: String
    /// userid.
    public let owner: String
    public let created: Instant?
    public let notice: String
    public let members: [Member]
    /// userids, without the owner.
    public let admins: [String]
    /// Changes whenever a member comes or goes; events name the one before and after.
    public let memberVersion: String

    public init(from decoder: any Decoder) throws {
        struct Admin: Decodable {
            let id: String
            init(from decoder: any Decoder) throws { id = try Fields(decoder).text("userid") }
        }
        // Without the group in it an answer must not look like a group that all have left.
        let fields = try Fields(decoder).one("group_chat", as: Nested.self).fields
        chatID = try fields.one("chat_id")
        name = try fields.text("name")
        owner = try fields.text("owner")
        created = try fields.instant("create_time")
        notice = try fields.text("notice")
        members = try fields.list("member_list")
        admins = try fields.list("admin_list", as: Admin.self).map(\.id)
        memberVersion = try fields.text("member_version")
    }

    public struct Member: Decodable, Hashable, Sendable {
        /// userid of somebody of the corp, external_userid of anybody else.
        public let id: String
        /// Of the corp.
        public let isStaff: Bool
        /// Only if the corp bound a WeChat developer account; empty otherwise.
        public let unionID: String
        public let joined: Instant?
        /// 1 invited directly, 2 by a link, 3 by a QR code; 0 if it does not say.
        public let joinScene: Int
        /// userid; empty unless somebody of the corp invited them.
        public let invitor: String
        /// Of the join way they came by; empty if none.
        public let state: String
        public let groupNickname: String
        public let name: String

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            id = try fields.one("userid")
            isStaff = try fields.number("type") == 1
            unionID = try fields.text("unionid")
            joined = try fields.instant("join_time")
            joinScene = try fields.number("join_scene")
            invitor = try fields.maybe("invitor", as: Nested.self)?.fields.text("userid") ?? ""
            state = try fields.text("state")
            groupNickname = try fields.text("group_nickname")
            name = try fields.text("name")
        }
    }
}
