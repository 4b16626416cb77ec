/// A page of groups.
public struct WeComGroupPage: Decodable, Hashable, WeComPage {
    public let groups: [Entry]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        groups = try fields.list("group_chat_list")
        nextCursor = try fields.text("next_cursor")
    }

    public struct Entry: Decodable, Hashable, Sendable {
        public let chatID: String
        /// Nil if the platform has a new one.
        public let status: WeComGroupStatus?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            chatID = try fields.one("chat_id")
            status = WeComGroupStatus(rawValue: try fields.number("status"))
        }
    }
}
