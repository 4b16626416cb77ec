/// Makes texts of what WeChat's databases keep as the body of a message.
enum WeChatBody {
    /// Puts right `kind`, `text`, `quote` and `sender` of a draft whose text is a raw body.
    static func resolve(_ draft: inout Draft, _ arena: ByteArena) {
        takeSender(&draft)
        let body = draft.text.trimmed
        let isXML = body.has("<")
        switch draft.kind {
        case .system, .pat:
            if isXML { draft.text = sentence(body, arena) }
            makeSystem(&draft)
        case .text where isXML && (body.has("<msg") || body.has("<?xml")):
            draft.text = XMLText.element("title", in: body, arena) ?? .none
            if let quoted = XMLText.place(of: "refermsg", in: body) {
                draft.quote = XMLText.element("content", in: body.piece(quoted), arena) ?? .none
            }
        case .text: break
        default:
            if isXML { draft.text = XMLText.element("title", in: body, arena) ?? .none }
        }
    }

    /// A line of the client: whoever a tool names as its sender (`系统`) is nobody.
    static func makeSystem(_ draft: inout Draft) {
        draft.kind = .system
        draft.sender = .none
        draft.senderName = .none
        draft.isMine = false
    }

    /// In groups the body may begin with `wxid_x:` on a line of its own.
    private static func takeSender(_ draft: inout Draft) {
        guard draft.kind != .system, let end = draft.text.find(":\n"), end >= 6, end <= 64 else { return }
        let identity = draft.text.piece(upTo: end)
        guard identity.allSatisfy(isIdentityByte), draft.sender.isEmpty || draft.sender.elementsEqual(identity) else { return }
        draft.sender = identity
        draft.text = draft.text.piece(from: end + 2)
    }

    private static func isIdentityByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 0x5F, 0x2D, 0x40, 0x2E: true
        default: false
        }
    }

    /// The sentence in the XML of a system line, templates filled in.
    private static func sentence(_ body: Bytes, _ arena: ByteArena) -> Bytes {
        for name in ["replacemsg", "plain", "content", "title"] as [StaticString] {
            if let text = XMLText.element(name, in: body, arena), !text.isEmpty, !text.has("<") { return text }
        }
        guard let template = XMLText.element("template", in: body, arena) else { return body }
        return filled(template, body, arena)
    }

    /// `"$username$"邀请"$names$"加入了群聊`: the names stand in `<link name="names">`, several with `、` between them.
    private static func filled(_ template: Bytes, _ body: Bytes, _ arena: ByteArena) -> Bytes {
        var parts: [Bytes] = [], at = 0
        while let open = template.find("$", from: at), let close = template.find("$", from: open + 1), parts.count < 64 {
            let nicknames = members(named: template.piece(open + 1..<close), in: body, arena)
            parts.append(template.piece(at..<(nicknames.isEmpty ? close + 1 : open)))
            parts += nicknames
            at = close + 1
        }
        parts.append(template.piece(from: at))
        return arena.joined(parts)
    }

    private static func members(named name: Bytes, in body: Bytes, _ arena: ByteArena) -> [Bytes] {
        var at = 0
        while let open = body.find("<link ", from: at), let close = body.find("</link>", from: open) {
            let link = body.piece(open..<close)
            at = close + 7
            guard let key = link.find("name=\""), link.has(Array(name), at: key + 6), link.has("\"", at: key + 6 + name.count) else {
                continue
            }
            var nicknames: [Bytes] = [], rest = link
            while let place = XMLText.place(of: "nickname", in: rest), nicknames.count < 1000 {
                if !nicknames.isEmpty { nicknames.append(arena.joined([separator])) }
                nicknames.append(XMLText.text(rest.piece(place), arena))
                rest = rest.piece(from: place.upperBound)
            }
            return nicknames
        }
        return []
    }

    private static var separator: Bytes {
        let word: StaticString = "、"
        return Bytes(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }
}
