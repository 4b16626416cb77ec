/// What a contact way should be; what is nil is left to the platform, or as it is.
public struct WeComContactWayPlan: Encodable, Hashable, Sendable {
    var configID: String?
    var type: Int?
    var scene: Int?
    /// At most 30 characters, for the corp.
    public var remark: String?
    /// Whether people become contacts at once; true if it is not said.
    public var isAcceptedAtOnce: Bool?
    /// At most 30 characters; comes back with everybody who used it.
    public var state: String?
    /// userids.
    public var users: [String]?
    public var departments: [Int]?
    /// Whether customers see by which corp's code they came.
    public var marksSource: Bool?
    /// Whether people of the same outside company come to the same member.
    public var isExclusive: Bool?

    /// - Parameters:
    ///   - users: one; or, for several members who take turns, with `departments` together at most 100.
    ///   - isForSeveral: whether several may take turns later, though it is one now; the platform never changes it.
    ///   - isForMiniProgram: shown in a mini-program; otherwise a QR code.
    public static func new(
        users: [String], departments: [Int] = [], state: String, remark: String? = nil, isAcceptedAtOnce: Bool = true,
        isForSeveral: Bool = false, isForMiniProgram: Bool = false
    ) -> Self {
        var plan = Self()
        plan.type = users.count == 1 && departments.isEmpty && !isForSeveral ? 1 : 2
        plan.scene = isForMiniProgram ? 1 : 2
        plan.users = users
        plan.departments = departments.isEmpty ? nil : departments
        plan.state = state
        plan.remark = remark
        plan.isAcceptedAtOnce = isAcceptedAtOnce
        return plan
    }

    /// Nothing: what should change is set afterwards.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case configID = "config_id", type, scene, remark, isAcceptedAtOnce = "skip_verify", state, users = "user", departments = "party",
            marksSource = "mark_source", isExclusive = "is_exclusive"
    }
}
