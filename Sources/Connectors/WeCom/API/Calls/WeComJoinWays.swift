internal import Journal

/// 「加入群聊」: codes by which people come into customer groups ([D:92229]). They share the corp's 500,000 with contact ways.
public enum WeComJoinWays {
    /// Makes one; its QR code is told by `get`. Blind: there is no list of them, so one whose id was lost cannot be found again.
    public static func add(_ plan: WeComJoinWayPlan) -> WeComCall<Added> {
        .post("externalcontact/groupchat/add_join_way", .blind, plan)
    }

    /// Keyed: it only reads.
    public static func get(_ configID: String) -> WeComCall<WeComJoinWay> {
        .post("externalcontact/groupchat/get_join_way", .keyed, ["config_id": configID])
    }

    /// Puts the plan in the place of what is there. Keyed: it sets values, and the same ones again.
    public static func update(_ configID: String, _ plan: WeComJoinWayPlan) -> WeComCall<WeComNothing> {
        var plan = plan
        plan.configID = configID
        return .post("externalcontact/groupchat/update_join_way", .keyed, plan)
    }

    /// Keyed: what is gone is refused, and stays gone.
    public static func delete(_ configID: String) -> WeComCall<WeComNothing> {
        .post("externalcontact/groupchat/del_join_way", .keyed, ["config_id": configID])
    }

    public struct Added: Decodable, Hashable, Sendable {
        public let configID: String
        public init(from decoder: any Decoder) throws { configID = try Fields(decoder).one("config_id") }
    }
}
