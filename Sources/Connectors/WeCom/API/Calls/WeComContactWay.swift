/// A contact way as it is.
public struct WeComContactWay: Decodable, Hashable, Sendable {
    public let configID: String
    /// Several members take turns.
    public let isForSeveral: Bool
    public let isForMiniProgram: Bool
    public let remark: String
    public let isAcceptedAtOnce: Bool
    public let state: String
    /// An address of the picture; empty for mini-programs.
    public let qrCode: String
    public let users: [String]
    public let departments: [Int]

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder).one("contact_way", as: Nested.self).fields
        configID = try fields.one("config_id")
        isForSeveral = try fields.number("type") == 2
        isForMiniProgram = try fields.number("scene") == 1
        remark = try fields.text("remark")
        isAcceptedAtOnce = try fields.flag("skip_verify")
        state = try fields.text("state")
        qrCode = try fields.text("qr_code")
        users = try fields.texts("user")
        departments = try fields.texts("party").compactMap { Int($0) }
    }
}
