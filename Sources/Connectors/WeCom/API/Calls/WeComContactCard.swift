/// A customer with a page of those who have them as a contact.
public struct WeComContactCard: Decodable, Hashable, WeComPage {
    public let contact: WeComContact
    public let follows: [WeComFollow]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        contact = try fields.one("external_contact")
        follows = try fields.list("follow_user")
        nextCursor = try fields.text("next_cursor")
    }
}
