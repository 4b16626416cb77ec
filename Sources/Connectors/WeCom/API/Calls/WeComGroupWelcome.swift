/// A template of a group's welcome: a text and at most one attachment.
public struct WeComGroupWelcome: Decodable, Hashable, Sendable {
    /// At most 3,000 bytes; `%NICKNAME%` becomes the name of who came.
    public var text: String
    public var attachment: WeComAttachment?

    public init(text: String, attachment: WeComAttachment? = nil) {
        self.text = text
        self.attachment = attachment
    }

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        text = try fields.maybe("text", as: Nested.self)?.fields.text("content") ?? ""
        attachment = try WeComAttachment(of: fields)
    }

    struct Body: Encodable {
        private struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(_ name: String) { stringValue = name }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        let welcome: WeComGroupWelcome
        let id: String?
        let notify: Int?

        init(_ welcome: WeComGroupWelcome, id: String? = nil, notify: Int? = nil) {
            self.welcome = welcome
            self.id = id
            self.notify = notify
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Name.self)
            try container.encodeIfPresent(id, forKey: Name("template_id"))
            try container.encodeIfPresent(notify, forKey: Name("notify"))
            if !welcome.text.isEmpty { try container.encode(["content": welcome.text], forKey: Name("text")) }
            if let attachment = welcome.attachment { try container.encode(attachment.payload, forKey: Name(attachment.kind)) }
        }
    }
}
