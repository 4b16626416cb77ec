public import Kernel

/// A page of the customers of members who left.
public struct WeComUnassigned: Decodable, Hashable, WeComPage {
    public let entries: [Entry]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        entries = try fields.list("info")
        nextCursor = try fields.flag("is_last") ? "" : fields.text("next_cursor")
    }

    public struct Entry: Decodable, Hashable, Sendable {
        /// Who left.
        public let userID: String
        public let externalUserID: String
        public let left: Instant?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            userID = try fields.one("handover_userid")
            externalUserID = try fields.one("external_userid")
            left = try fields.instant("dimission_time")
        }
    }
}
