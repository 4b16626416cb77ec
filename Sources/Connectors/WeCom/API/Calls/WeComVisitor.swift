/// Who signed in.
public struct WeComVisitor: Decodable, Hashable, Sendable {
    /// Of a member; empty for anybody else.
    public let userID: String
    /// Of anybody else.
    public let openID: String
    /// Of a customer; empty if the app sees none of the members who have them as a contact.
    public let externalUserID: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        userID = try fields.text("userid")
        openID = try fields.text("openid")
        externalUserID = try fields.text("external_userid")
    }
}
