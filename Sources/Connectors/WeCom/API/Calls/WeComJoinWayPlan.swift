/// What a join way should be.
public struct WeComJoinWayPlan: Encodable, Hashable, Sendable {
    var configID: String?
    private let scene: Int
    /// At most 30 characters, for the corp.
    public var remark: String?
    private let creates: Int
    private let baseName: String?
    private let baseNumber: Int?
    /// At most five; the first that has room is joined.
    public var chatIDs: [String]
    /// At most 30 characters; comes back with everybody who used it.
    public var state: String?
    /// Whether customers see by which corp's code they came.
    public var marksSource: Bool?

    /// - Parameters:
    ///   - newGroups: how groups are named that the platform opens when all are full: name (at most 40 characters) and the number of the
    ///     first; nil: it opens none.
    ///   - isForMiniProgram: shown in a mini-program; otherwise a QR code.
    public init(
        chatIDs: [String], state: String? = nil, newGroups: (name: String, number: Int)? = nil, remark: String? = nil,
        isForMiniProgram: Bool = false
    ) {
        self.chatIDs = chatIDs
        self.state = state
        self.remark = remark
        scene = isForMiniProgram ? 1 : 2
        creates = newGroups == nil ? 0 : 1
        baseName = newGroups?.name
        baseNumber = newGroups?.number
    }

    private enum CodingKeys: String, CodingKey {
        case configID = "config_id", scene, remark, creates = "auto_create_room", baseName = "room_base_name", baseNumber = "room_base_id",
            chatIDs = "chat_id_list", state, marksSource = "mark_source"
    }
}
