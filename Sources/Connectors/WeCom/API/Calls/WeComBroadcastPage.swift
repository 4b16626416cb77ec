public import Kernel

/// A page of broadcasts.
public struct WeComBroadcastPage: Decodable, Hashable, WeComPage {
    public let broadcasts: [Entry]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        broadcasts = try fields.list("group_msg_list")
        nextCursor = try fields.text("next_cursor")
    }

    public struct Entry: Decodable, Hashable, Sendable {
        public let messageID: String
        /// userid; empty if it was made by the API.
        public let creator: String
        public let created: Instant?
        /// A member made it for themselves.
        public let isPersonal: Bool
        public let text: String
        /// Kinds as the platform names them, such as `image`.
        public let attachments: [String]

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            messageID = try fields.one("msgid")
            creator = try fields.text("creator")
            created = try fields.instant("create_time")
            isPersonal = try fields.number("create_type") == 1
            text = try fields.maybe("text", as: Nested.self)?.fields.text("content") ?? ""
            attachments = try fields.list("attachments", as: Nested.self).map { try $0.fields.text("msgtype") }
        }
    }
}
