internal import Journal
internal import Kernel

/// Customers of the corp: people outside it, each with the members who have them as a contact.
public enum WeComContacts {
    /// Who of the corp may have customers ([D:92571]). Keyed: it only reads.
    public static let followers = WeComCall<WeComFollowers>.get("externalcontact/get_follow_user_list")

    /// A member's customers ([D:92113]). Keyed: it only reads. Who has none is refused with `noRelation`.
    public static func list(of userID: String) -> WeComCall<WeComContactIDs> {
        .get("externalcontact/list", .keyed, [("userid", userID)])
    }

    /// A customer, with up to 500 followers on a page ([D:92114]). Keyed: it only reads.
    public static func get(_ externalUserID: String, cursor: String = "") -> WeComCall<WeComContactCard> {
        .get("externalcontact/get", .keyed, [("external_userid", externalUserID), ("cursor", cursor)])
    }

    /// A page of the customers of several members, one entry for each customer and member ([D:92994]). Keyed: it only reads.
    ///
    /// - Parameters:
    ///   - userIDs: at most 100.
    ///   - limit: 1 to 100.
    public static func batch(
        of userIDs: [String], cursor: String = "", limit: Int = WeComPolicy.contactPageSize.value
    ) -> WeComCall<WeComContactPage> {
        struct Body: Encodable {
            let userid_list: [String]
            let cursor: String
            let limit: Int
        }
        let body = Body(userid_list: userIDs, cursor: cursor, limit: min(max(1, limit), WeComPolicy.contactPageSize.value))
        return .post("externalcontact/batch/get_by_user", .keyed, body)
    }

    /// Changes what a member noted about a customer ([D:92115]). Keyed: it sets values, and the same ones again.
    public static func remark(_ remark: WeComRemark) -> WeComCall<WeComNothing> { .post("externalcontact/remark", .keyed, remark) }

    /// The customer's openid for payments, of the WeChat account bound to the corp. Keyed: it only reads.
    public static func openID(of externalUserID: String) -> WeComCall<OpenID> {
        .post("externalcontact/convert_to_openid", .keyed, ["external_userid": externalUserID])
    }

    /// The customer with that unionid; `openID` is of the account in which the unionid was seen. Keyed: it only reads.
    public static func withUnionID(_ unionID: String, openID: String? = nil) -> WeComCall<ExternalUserID> {
        struct Body: Encodable {
            let unionid: String
            let openid: String?
        }
        return .post("externalcontact/unionid_to_external_userid", .keyed, Body(unionid: unionID, openid: openID))
    }

    /// The customer group that a mini-program was opened in ([D:94822]). Keyed: it only reads.
    public static func chatID(ofOpenGID openGID: String) -> WeComCall<ChatID> {
        .post("externalcontact/opengid_to_chatid", .keyed, ["opengid": openGID])
    }

    public struct OpenID: Decodable, Hashable, Sendable {
        public let openID: String
        public init(from decoder: any Decoder) throws { openID = try Fields(decoder).one("openid") }
    }

    public struct ExternalUserID: Decodable, Hashable, Sendable {
        /// Empty if nobody has them as a contact.
        public let externalUserID: String
        public init(from decoder: any Decoder) throws { externalUserID = try Fields(decoder).text("external_userid") }
    }

    public struct ChatID: Decodable, Hashable, Sendable {
        public let chatID: String
        public init(from decoder: any Decoder) throws { chatID = try Fields(decoder).one("chat_id") }
    }
}
