/// A join way as it is.
public struct WeComJoinWay: Decodable, Hashable, Sendable {
    public let configID: String
    public let isForMiniProgram: Bool
    public let remark: String
    /// The platform opens another group when all are full.
    public let createsGroups: Bool
    public let baseName: String
    public let baseNumber: Int
    public let chatIDs: [String]
    /// An address of the picture; empty for mini-programs.
    public let qrCode: String
    public let state: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder).one("join_way", as: Nested.self).fields
        configID = try fields.one("config_id")
        isForMiniProgram = try fields.number("scene") == 1
        remark = try fields.text("remark")
        createsGroups = try fields.flag("auto_create_room")
        baseName = try fields.text("room_base_name")
        baseNumber = try fields.number("room_base_id")
        chatIDs = try fields.texts("chat_id_list")
        qrCode = try fields.text("qr_code")
        state = try fields.text("state")
    }
}
