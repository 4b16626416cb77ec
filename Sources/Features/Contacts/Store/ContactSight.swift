public import FeatureRules
public import Kernel
internal import WeComConnector

/// A contact as the platform lists it: the person, and what somebody of the company noted of them.
public struct ContactSight: Sendable, Hashable {
    public var edge: ContactEdgeKey
    public var name: String
    /// Empty if the platform does not tell; so are the next three.
    public var unionID: String
    public var avatar: String
    public var corpName: String
    /// 1 by WeChat, 2 by WeCom of another company.
    public var type: Int
    public var since: Instant?
    public var remark: String
    public var description: String
    public var mobiles: [String]
    /// The numbers of [D:92114].
    public var addWay: Int
    /// Of the code they came by; empty if none.
    public var state: String
    /// Ids of tags of the company.
    public var tags: Set<String>

    public init(
        edge: ContactEdgeKey, name: String, unionID: String = "", avatar: String = "", corpName: String = "", type: Int = 1, since: Instant?,
        remark: String = "", description: String = "", mobiles: [String] = [], addWay: Int = 0, state: String = "", tags: Set<String> = []
    ) {
        self.edge = edge
        self.name = name
        self.unionID = unionID
        self.avatar = avatar
        self.corpName = corpName
        self.type = type
        self.since = since
        self.remark = remark
        self.description = description
        self.mobiles = mobiles
        self.addWay = addWay
        self.state = state
        self.tags = tags
    }

    /// Texts are cut to what the platform itself allows, so that nobody can fill the database through it.
    init(_ contact: WeComContact, _ follow: WeComFollow) {
        self.init(
            edge: ContactEdgeKey(staff: String(follow.userID.prefix(64)), contact: String(contact.externalUserID.prefix(64))),
            name: String(contact.name.prefix(100)), unionID: String(contact.unionID.prefix(64)), avatar: String(contact.avatar.prefix(500)),
            corpName: String(contact.corpName.prefix(100)), type: contact.isFromCorp ? 2 : 1, since: follow.created,
            remark: String(follow.remark.prefix(100)), description: String(follow.description.prefix(500)),
            mobiles: follow.remarkMobiles.prefix(20).map { String($0.prefix(32)) }.filter { !$0.isEmpty }, addWay: min(max(follow.addWay, 0), 9999),
            state: String(follow.state.prefix(64)), tags: Set(follow.tagIDs.prefix(WeComPolicy.contactTags.value).map { String($0.prefix(64)) }))
    }
}
