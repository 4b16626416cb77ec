public import Kernel

/// A group of tags with its tags.
public struct WeComTagGroup: Decodable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let created: Instant?
    /// Larger ones come first.
    public let order: Int
    /// Only told when it was asked for by its id.
    public let isDeleted: Bool
    public let tags: [Tag]

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        id = try fields.one("group_id")
        name = try fields.text("group_name")
        created = try fields.instant("create_time")
        order = try fields.number("order")
        isDeleted = try fields.flag("deleted")
        tags = try fields.list("tag")
    }

    public struct Tag: Decodable, Hashable, Sendable {
        public let id: String
        public let name: String
        public let created: Instant?
        public let order: Int
        public let isDeleted: Bool

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            id = try fields.one("id")
            name = try fields.text("name")
            created = try fields.instant("create_time")
            order = try fields.number("order")
            isDeleted = try fields.flag("deleted")
        }
    }
}
