public import Kernel

/// A message of an app to members.
public struct WeComMessage: Encodable, Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// At most 2,048 bytes; line ends and links (`<a href>`) are shown.
        case text(String)
        /// At most 2,048 bytes.
        case markdown(String)
        case image(mediaID: String)
        case file(mediaID: String)
        /// Title at most 128 bytes, description 512.
        case textCard(title: String, description: String, url: String)
        case templateCard(WeComTemplateCard)
    }

    public var agentID: Int
    /// userids, at most 1,000; `@all` alone is everybody who sees the app.
    public var users: [String]
    public var content: Content
    /// The same message again within this time is dropped by the platform, at most 4 h; 0: it is sent again.
    public var sameWithin: Span

    public init(agentID: Int, users: [String], _ content: Content, sameWithin: Span = .minutes(30)) {
        self.agentID = agentID
        self.users = users
        self.content = content
        self.sameWithin = min(max(.seconds(0), sameWithin), .hours(4))
    }

    private enum CodingKeys: String, CodingKey {
        case users = "touser", agentID = "agentid", dropsSame = "enable_duplicate_check", within = "duplicate_check_interval"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(users.joined(separator: "|"), forKey: .users)
        try container.encode(agentID, forKey: .agentID)
        try container.encode(sameWithin.milliseconds > 0 ? 1 : 0, forKey: .dropsSame)
        if sameWithin.milliseconds > 0 { try container.encode(max(1, sameWithin.milliseconds / 1000), forKey: .within) }
        switch content {
        case .text(let text): try WeComTyped("text", ["content": text]).encode(to: encoder)
        case .markdown(let text): try WeComTyped("markdown", ["content": text]).encode(to: encoder)
        case .image(let media): try WeComTyped("image", ["media_id": media]).encode(to: encoder)
        case .file(let media): try WeComTyped("file", ["media_id": media]).encode(to: encoder)
        case .textCard(let title, let description, let url):
            try WeComTyped("textcard", ["title": title, "description": description, "url": url]).encode(to: encoder)
        case .templateCard(let card): try WeComTyped("template_card", card).encode(to: encoder)
        }
    }
}
