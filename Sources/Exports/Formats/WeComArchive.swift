/// The message archive of WeCom, decrypted, as service providers hand it over.
struct WeComArchive: ElementFormat {
    static var format: ExportFormat { .weComArchive }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        // Somebody of the company changed the account on a computer: nothing was said.
        if let action = element["action"], action.bytes.equals("switch") { return .nothing }
        draft.time = element["msgtime"]?.text(arena) ?? .none
        draft.sender = element["from"]?.text(arena) ?? .none
        draft.group = element["roomid"]?.text(arena) ?? .none
        guard let type = element["msgtype"], !type.bytes.isEmpty else { return .rejected(.missingType) }
        guard type.kind == .string else { return .rejected(.badType) }
        // Whether somebody lets their talk be kept is no talk.
        if type.bytes.equals("agree") || type.bytes.equals("disagree") { return .nothing }
        let known = WeComArchive.kinds.first { type.bytes.equals($0.type) }
        draft.kind = known?.kind ?? .other
        guard let known, let payload = element[known.payload]?.object else { return .line }
        draft.text = WeComArchive.text(payload, known.keys, arena)
        return .line
    }

    private static func text(_ payload: JSONObject, _ keys: [StaticString], _ arena: ByteArena) -> Bytes {
        var parts: [Bytes] = []
        for key in keys {
            guard let value = payload[key] else { continue }
            if value.kind == .array {
                parts += value.elements(limit: 100).compactMap { item($0, arena) }
            } else if case let text = value.text(arena), !text.isEmpty {
                parts.append(text)
            }
        }
        return arena.joined(parts, separator: 10)
    }

    /// An item of `mixed`, `news` or `note`: the content of a text is JSON in a string.
    private static func item(_ value: JSONValue, _ arena: ByteArena) -> Bytes? {
        guard let item = value.object else { return nil }
        if let title = item["title"] { return title.text(arena) }
        guard let type = item["type"] ?? item["msg_type"], type.bytes.equals("text"), let content = item["content"] else {
            return nil
        }
        return JSONValue(content.text(arena)).object?["content"]?.text(arena)
    }

    /// Word, kind, where the payload lies, what of it is text.
    private static let kinds: [(type: StaticString, kind: LineKind, payload: StaticString, keys: [StaticString])] = [
        ("text", .text, "text", ["content"]), ("image", .image, "image", []), ("voice", .voice, "voice", []),
        ("video", .video, "video", []), ("revoke", .recalled, "revoke", []), ("card", .card, "card", ["corpname", "userid"]),
        ("location", .location, "location", ["title", "address"]), ("emotion", .sticker, "emotion", []),
        ("file", .file, "file", ["filename"]), ("link", .link, "link", ["title", "description", "link_url"]),
        ("weapp", .miniProgram, "weapp", ["title", "description"]), ("chatrecord", .forward, "chatrecord", ["title"]),
        ("todo", .other, "todo", ["title", "content"]), ("vote", .other, "vote", ["votetitle"]),
        ("collect", .other, "collect", ["title"]), ("redpacket", .redPacket, "redpacket", ["wish"]),
        ("external_redpacket", .redPacket, "redpacket", ["wish"]), ("meeting", .call, "meeting", ["topic"]),
        ("docmsg", .link, "doc", ["title", "link_url"]), ("markdown", .text, "info", ["content"]),
        ("news", .link, "info", ["item"]), ("calendar", .other, "calendar", ["title"]), ("mixed", .text, "mixed", ["item"]),
        ("meeting_voice_call", .call, "meeting_voice_call", []), ("voip_doc_share", .file, "voip_doc_share", ["filename"]),
        ("voiptext", .call, "info", []), ("sphfeed", .link, "sphfeed", ["sph_name", "feed_desc"]),
        ("qydiskfile", .file, "info", ["filename"]), ("solitaire", .chainOrder, "info", ["solitaire_content"]),
        ("note", .link, "info", ["items"]), ("meeting_notification", .call, "info", ["content"]),
    ]

    static func isKnown(_ type: Bytes) -> Bool { kinds.contains { type.equals($0.type) } }
}
