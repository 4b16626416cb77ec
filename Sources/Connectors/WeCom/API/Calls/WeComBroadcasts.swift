internal import Journal
public import Kernel

/// 企业群发: messages that members send to their customers or groups after confirming each task ([D:92135], [D:93338]).
public enum WeComBroadcasts {
    /// Makes a task; members still have to confirm it. Checkable: `list` shows what was made in a time, by its text.
    public static func add(_ broadcast: WeComBroadcast) -> WeComCall<Added> { .post("externalcontact/add_msg_template", .checkable, broadcast) }

    /// A page of the tasks made in a time of at most a month, by the corp and by members. Keyed: it only reads.
    public static func list(toGroups: Bool, from begin: Instant, to end: Instant, cursor: String = "") -> WeComCall<WeComBroadcastPage> {
        struct Body: Encodable {
            let chat_type: String
            let start_time: Int64
            let end_time: Int64
            let cursor: String
            let limit = 100
        }
        let body = Body(
            chat_type: toGroups ? "group" : "single", start_time: begin.unixSeconds, end_time: end.unixSeconds, cursor: cursor)
        return .post("externalcontact/get_groupmsg_list_v2", .keyed, body)
    }

    /// A page of the members who have to confirm. Keyed: it only reads.
    public static func tasks(_ messageID: String, cursor: String = "") -> WeComCall<WeComBroadcastTasks> {
        struct Body: Encodable {
            let msgid: String
            let cursor: String
            let limit = 1000
        }
        return .post("externalcontact/get_groupmsg_task", .keyed, Body(msgid: messageID, cursor: cursor))
    }

    /// A page of what came of it with each customer or group of a member. Keyed: it only reads.
    public static func results(_ messageID: String, userID: String, cursor: String = "") -> WeComCall<WeComBroadcastResults> {
        struct Body: Encodable {
            let msgid: String
            let userid: String
            let cursor: String
            let limit = 1000
        }
        return .post("externalcontact/get_groupmsg_send_result", .keyed, Body(msgid: messageID, userid: userID, cursor: cursor))
    }

    /// Reminds the members who did not confirm; three times in 24 h. Blind: nothing tells how often they were reminded.
    public static func remind(_ messageID: String) -> WeComCall<WeComNothing> {
        .post("externalcontact/remind_groupmsg_send", .blind, ["msgid": messageID])
    }

    /// Stops what was not sent. Keyed: what is stopped stays stopped (41093).
    public static func cancel(_ messageID: String) -> WeComCall<WeComNothing> {
        .post("externalcontact/cancel_groupmsg_send", .keyed, ["msgid": messageID])
    }

    public struct Added: Decodable, Hashable, Sendable {
        public let messageID: String
        /// external_userids or chat ids that cannot be reached.
        public let failed: [String]

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            messageID = try fields.one("msgid")
            failed = try fields.texts("fail_list")
        }
    }
}
