public import Kernel

/// What a member of the corp has noted about a customer.
public struct WeComFollow: Decodable, Hashable, Sendable {
    public let userID: String
    public let remark: String
    public let description: String
    /// Since when they are contacts.
    public let created: Instant?
    /// Of the corp and of rule groups; those of the member alone have no id.
    public let tagIDs: [String]
    /// With names and groups; only in `WeComContactCard`.
    public let tags: [Tag]
    public let remarkCorpName: String
    public let remarkMobiles: [String]
    /// Who made them contacts: an external_userid if the customer did.
    public let operatorID: String
    /// 0 unknown, 1 QR code, 4 group, 16 acquisition link …: the numbers of [D:92114].
    public let addWay: Int
    /// Of the contact way they came by; empty if none.
    public let state: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        userID = try fields.one("userid")
        remark = try fields.text("remark")
        description = try fields.text("description")
        created = try fields.instant("createtime")
        tags = try fields.list("tags")
        tagIDs = try fields.texts("tag_id") + tags.map(\.id).filter { !$0.isEmpty }
        remarkCorpName = try fields.text("remark_corp_name")
        remarkMobiles = try fields.texts("remark_mobiles")
        operatorID = try fields.text("oper_userid")
        addWay = try fields.number("add_way")
        state = try fields.text("state")
    }

    public struct Tag: Decodable, Hashable, Sendable {
        /// Empty for a tag of the member alone.
        public let id: String
        public let name: String
        public let groupName: String
        /// 1 of the corp, 2 of the member, 3 of a rule group.
        public let kind: Int

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            id = try fields.text("tag_id")
            name = try fields.text("tag_name")
            groupName = try fields.text("group_name")
            kind = try fields.number("type")
        }
    }
}
