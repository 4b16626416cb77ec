public import Kernel

/// A page of what came of a broadcast with each customer or group of a member.
public struct WeComBroadcastResults: Decodable, Hashable, WeComPage {
    public let recipients: [Recipient]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        recipients = try fields.list("send_list")
        nextCursor = try fields.text("next_cursor")
    }

    public enum Status: Int, Sendable, CaseIterable {
        case unsent = 0
        case sent = 1
        /// They are no contacts any more.
        case notAContact = 2
        /// The customer or group got as many broadcasts as are allowed.
        case overQuota = 3
    }

    public struct Recipient: Decodable, Hashable, Sendable {
        /// external_userid; empty for a group.
        public let externalUserID: String
        /// Empty for a customer.
        public let chatID: String
        public let userID: String
        /// Nil if the platform has a new one.
        public let status: Status?
        public let sent: Instant?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            externalUserID = try fields.text("external_userid")
            chatID = try fields.text("chat_id")
            userID = try fields.text("userid")
            status = Status(rawValue: try fields.number("status"))
            sent = try fields.instant("send_time")
        }
    }
}
