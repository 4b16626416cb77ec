/// ChatLab's interchange format, as one document or as lines with `_type`.
struct ChatLabElements: ElementFormat {
    static var format: ExportFormat { .chatLabJSON }
    static var documentKeys: [StaticString] { ["meta"] }

    private let names = ByteArena()
    private var group = Bytes.none
    private var groupName = Bytes.none

    mutating func note(_ key: Bytes, _ value: JSONValue) {
        guard let meta = value.object else { return }
        note(meta)
    }

    private mutating func note(_ meta: JSONObject) {
        groupName = names.joined([meta["name"]?.text(names) ?? .none])
        group = names.joined([meta["groupId"]?.text(names) ?? .none])
        if group.isEmpty { (group, groupName) = (groupName, .none) }
    }

    mutating func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        if let part = element["_type"], part.kind == .string {
            if part.bytes.equals("header"), let meta = element["meta"]?.object { note(meta) }
            if !part.bytes.equals("message") { return .nothing }
        }
        draft.group = group
        draft.groupName = groupName
        draft.time = element["timestamp"]?.text(arena) ?? .none
        draft.sender = element["sender"]?.text(arena) ?? .none
        draft.senderName = (element["groupNickname"] ?? element["accountName"])?.text(arena) ?? .none
        draft.text = element["content"]?.text(arena) ?? .none
        guard let type = element["type"] else { return .rejected(.missingType) }
        guard let code = type.integer else { return .rejected(.badType) }
        if code == 80 || code == 81 || code == 22 {
            WeChatBody.makeSystem(&draft)
        } else {
            draft.kind = ChatLabElements.kind(code)
        }
        return .line
    }

    private static func kind(_ code: Int64) -> LineKind {
        switch code {
        case 0, 25: .text
        case 1: .image
        case 2: .voice
        case 3: .video
        case 4: .file
        case 5: .sticker
        case 7, 24: .link
        case 8: .location
        case 20: .redPacket
        case 21: .transfer
        case 23: .call
        case 26: .forward
        case 27: .card
        default: .other
        }
    }
}
