internal import Journal
public import Kernel

/// 「联系我」: codes by which people become contacts of members ([D:92228]).
public enum WeComContactWays {
    /// Makes one. Checkable: the list names those made in a time, and `get` tells their `state`.
    public static func add(_ plan: WeComContactWayPlan) -> WeComCall<Added> { .post("externalcontact/add_contact_way", .checkable, plan) }

    /// Keyed: it only reads.
    public static func get(_ configID: String) -> WeComCall<WeComContactWay> {
        .post("externalcontact/get_contact_way", .keyed, ["config_id": configID])
    }

    /// A page of those made in a time, by default the last 90 days. Keyed: it only reads.
    ///
    /// - Parameter limit: 1 to 1,000.
    public static func list(from begin: Instant? = nil, to end: Instant? = nil, cursor: String = "", limit: Int = 1000) -> WeComCall<Page> {
        struct Body: Encodable {
            let start_time: Int64?
            let end_time: Int64?
            let cursor: String
            let limit: Int
        }
        let body = Body(start_time: begin?.unixSeconds, end_time: end?.unixSeconds, cursor: cursor, limit: min(max(1, limit), 1000))
        return .post("externalcontact/list_contact_way", .keyed, body)
    }

    /// Changes what is not nil in the plan; members and departments take the place of those there. Type and scene stay. Keyed: it sets
    /// values, and the same ones again.
    public static func update(_ configID: String, _ plan: WeComContactWayPlan) -> WeComCall<WeComNothing> {
        var plan = plan
        plan.configID = configID
        return .post("externalcontact/update_contact_way", .keyed, plan)
    }

    /// Keyed: what is gone is refused (41044), and stays gone.
    public static func delete(_ configID: String) -> WeComCall<WeComNothing> {
        .post("externalcontact/del_contact_way", .keyed, ["config_id": configID])
    }

    public struct Added: Decodable, Hashable, Sendable {
        public let configID: String
        /// An address of the picture; empty for mini-programs.
        public let qrCode: String

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            configID = try fields.one("config_id")
            qrCode = try fields.text("qr_code")
        }
    }

    public struct Page: Decodable, Hashable, WeComPage {
        public let configIDs: [String]
        public let nextCursor: String

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            configIDs = try fields.list("contact_way", as: Nested.self).map { try $0.fields.text("config_id") }
            nextCursor = try fields.text("next_cursor")
        }
    }
}
