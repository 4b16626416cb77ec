/// A broadcast to be made: to whom, by whom, and what.
public struct WeComBroadcast: Encodable, Hashable, Sendable {
    public enum Audience: Hashable, Sendable {
        /// At most 10,000 external_userids.
        case customers([String])
        /// Customers who have, of every list, one of its tags; at most 100 tags in each.
        case tagged([[String]])
        /// All customers of the sender.
        case allOfSender
        /// At most 2,000 chat ids, groups of the sender; none: all of them.
        case groups([String])
    }

    public var audience: Audience
    /// userid. For customers nil: whoever talked to each last.
    public var sender: String?
    /// At most 4,000 bytes; with attachments it may be empty.
    public var text: String
    public var attachments: [WeComAttachment]
    /// Whether the member may leave out some.
    public var allowsChoice: Bool

    public init(
        to audience: Audience, sender: String? = nil, text: String = "", attachments: [WeComAttachment] = [], allowsChoice: Bool = false
    ) {
        self.audience = audience
        self.sender = sender
        self.text = text
        self.attachments = attachments
        self.allowsChoice = allowsChoice
    }

    private enum CodingKeys: String, CodingKey {
        case type = "chat_type", customers = "external_userid", groups = "chat_id_list", tags = "tag_filter", sender, text, attachments,
            allowsChoice = "allow_select"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("single", forKey: .type)
        switch audience {
        case .customers(let ids): try container.encode(ids, forKey: .customers)
        case .tagged(let lists): try container.encode(["group_list": lists.map { ["tag_list": $0] }], forKey: .tags)
        case .allOfSender: break
        case .groups(let ids):
            try container.encode("group", forKey: .type)
            if !ids.isEmpty { try container.encode(ids, forKey: .groups) }
        }
        try container.encodeIfPresent(sender, forKey: .sender)
        if !text.isEmpty { try container.encode(["content": text], forKey: .text) }
        if !attachments.isEmpty { try container.encode(attachments, forKey: .attachments) }
        try container.encode(allowsChoice, forKey: .allowsChoice)
    }
}
