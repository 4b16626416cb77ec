public import Kernel

/// A page of the members who have to confirm a broadcast.
public struct WeComBroadcastTasks: Decodable, Hashable, WeComPage {
    public let members: [Member]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        members = try fields.list("task_list")
        nextCursor = try fields.text("next_cursor")
    }

    public struct Member: Decodable, Hashable, Sendable {
        public let userID: String
        public let isSent: Bool
        public let sent: Instant?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            userID = try fields.one("userid")
            isSent = try fields.number("status") == 2
            sent = try fields.instant("send_time")
        }
    }
}
