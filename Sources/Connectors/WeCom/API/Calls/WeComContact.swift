/// A person outside the corp.
public struct WeComContact: Decodable, Hashable, Sendable {
    public let externalUserID: String
    /// The nickname in WeChat.
    public let name: String
    /// An address; empty if there is none.
    public let avatar: String
    /// By WeCom of another corp; false: by WeChat.
    public let isFromCorp: Bool
    /// 0 unknown, 1 male, 2 female.
    public let gender: Int
    /// Only of people by WeChat, if the corp bound a WeChat developer account; empty otherwise.
    public let unionID: String
    /// Of people by WeCom; empty otherwise.
    public let position: String
    public let corpName: String
    public let corpFullName: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        externalUserID = try fields.one("external_userid")
        name = try fields.text("name")
        avatar = try fields.text("avatar")
        isFromCorp = try fields.number("type") == 2
        gender = try fields.number("gender")
        unionID = try fields.text("unionid")
        position = try fields.text("position")
        corpName = try fields.text("corp_name")
        corpFullName = try fields.text("corp_full_name")
    }
}
