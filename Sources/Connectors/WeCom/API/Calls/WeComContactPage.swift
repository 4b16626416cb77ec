/// A page of customers, each once for every member who has them as a contact.
public struct WeComContactPage: Decodable, Hashable, WeComPage {
    public let entries: [Entry]
    /// Members whose customers cannot be had because they lack a licence.
    public let unlicensed: [String]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        entries = try fields.list("external_contact_list")
        unlicensed = try fields.maybe("fail_info", as: Nested.self)?.fields.texts("unlicensed_userid_list") ?? []
        nextCursor = try fields.text("next_cursor")
    }

    public struct Entry: Decodable, Hashable, Sendable {
        public let contact: WeComContact
        public let follow: WeComFollow

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            contact = try fields.one("external_contact")
            follow = try fields.one("follow_info")
        }
    }
}
