/// What a member notes about a customer; what is nil stays as it is. At least one besides the ids.
public struct WeComRemark: Encodable, Hashable, Sendable {
    public var userID: String
    public var externalUserID: String
    /// At most 20 characters.
    public var remark: String?
    /// At most 150 characters.
    public var description: String?
    /// At most 20 characters; of people by WeChat only.
    public var company: String?
    /// In place of those that are there; empty clears them.
    public var mobiles: [String]?

    public init(
        userID: String, externalUserID: String, remark: String? = nil, description: String? = nil, company: String? = nil,
        mobiles: [String]? = nil
    ) {
        self.userID = userID
        self.externalUserID = externalUserID
        self.remark = remark
        self.description = description
        self.company = company
        // An empty list changes nothing, one empty number clears.
        self.mobiles = mobiles.map { $0.isEmpty ? [""] : $0 }
    }

    private enum CodingKeys: String, CodingKey {
        case userID = "userid", externalUserID = "external_userid", remark, description, company = "remark_company", mobiles = "remark_mobiles"
    }
}
