/// Who opened a page of an official account.
public struct OfficialAccountVisitor: Decodable, Hashable, Sendable {
    /// Of the person with this account; of nobody if `isSnapshot`.
    public let openID: String
    /// The same with all accounts of one owner; empty unless the person was asked and the account belongs to an open platform account.
    public let unionID: String
    /// A preview without a sign-in: the openid is made up by the platform and must not be kept.
    public let isSnapshot: Bool

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        openID = try fields.one("openid")
        unionID = try fields.text("unionid")
        isSnapshot = try fields.flag("is_snapshotuser")
    }
}
