/// A card with a notice, of the kinds that need no answer ([D:91770]): `text_notice`, or `news_notice` if it has a picture.
public struct WeComTemplateCard: Encodable, Hashable, Sendable {
    /// At most 26 characters.
    public var title: String
    /// At most 30 characters.
    public var description: String?
    /// A figure in large type, at most 10 characters, and what it is, at most 15; not with a picture.
    public var emphasis: Line?
    /// At most 112 characters; not with a picture.
    public var subtitle: String?
    /// Name, at most 5 characters, and value, at most 26; at most six.
    public var lines: [Line]
    /// Where a tap on the card leads.
    public var url: String
    public var pictureURL: String?

    public init(
        title: String, description: String? = nil, emphasis: Line? = nil, subtitle: String? = nil, lines: [Line] = [], url: String,
        pictureURL: String? = nil
    ) {
        self.title = title
        self.description = description
        self.emphasis = emphasis
        self.subtitle = subtitle
        self.lines = lines
        self.url = url
        self.pictureURL = pictureURL
    }

    public struct Line: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind = "card_type", title = "main_title", emphasis = "emphasis_content", subtitle = "sub_title_text",
            lines = "horizontal_content_list", action = "card_action", picture = "card_image"
    }

    private struct Action: Encodable {
        let type = 1
        let url: String
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(pictureURL == nil ? "text_notice" : "news_notice", forKey: .kind)
        var heading = ["title": title]
        heading["desc"] = description
        try container.encode(heading, forKey: .title)
        try container.encode(Action(url: url), forKey: .action)
        if !lines.isEmpty { try container.encode(lines.map { ["keyname": $0.name, "value": $0.value] }, forKey: .lines) }
        if let pictureURL {
            try container.encode(["url": pictureURL], forKey: .picture)
        } else {
            try container.encodeIfPresent(emphasis.map { ["title": $0.value, "desc": $0.name] }, forKey: .emphasis)
            try container.encodeIfPresent(subtitle, forKey: .subtitle)
        }
    }
}
