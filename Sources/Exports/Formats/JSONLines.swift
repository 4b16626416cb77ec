/// Plain lines of `group`, `sender`, `time`, `type`, `text`: the format Quanzi itself writes. Also `sender_name`, `group_name`
/// and `reply_text`.
struct JSONLines: ElementFormat {
    static var format: ExportFormat { .jsonLines }

    mutating func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.group = element["group"]?.text(arena) ?? .none
        draft.sender = element["sender"]?.text(arena) ?? .none
        draft.time = element["time"]?.text(arena) ?? .none
        draft.text = element["text"]?.text(arena) ?? .none
        draft.groupName = element["group_name"]?.text(arena) ?? .none
        draft.senderName = element["sender_name"]?.text(arena) ?? .none
        draft.quote = element["reply_text"]?.text(arena) ?? .none
        guard let type = element["type"] else { return .rejected(.missingType) }
        guard type.kind == .string, !type.bytes.isEmpty else { return .rejected(.badType) }
        draft.kind = JSONLines.kind(type.bytes)
        return .line
    }

    /// `join`, `leave`, `nick` and `system` are events; every other word is a message, of kind `other` if it is unknown.
    private static func kind(_ type: Bytes) -> LineKind {
        switch KindWords.kind(type) {
        case let known? where known.isMessage || known == .joined || known == .left || known == .nick || known == .system:
            known
        default: .other
        }
    }
}
