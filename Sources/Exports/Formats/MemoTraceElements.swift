/// MemoTrace's JSON of the second generation: names only, WeChat's numbers for kinds.
struct MemoTraceElements: ElementFormat {
    static var format: ExportFormat { .memoTraceJSON }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.time = element["timestamp"]?.text(arena) ?? .none
        draft.sender = element["display_name"]?.text(arena) ?? .none
        draft.isMine = element["is_send"]?.isTrue == true
        draft.text = element["text"]?.text(arena) ?? .none
        draft.quote = element["quote_text"]?.text(arena) ?? .none
        if draft.text.isEmpty { draft.text = (element["voice_to_text"] ?? element["title"] ?? element["file_name"])?.text(arena) ?? .none }
        guard let type = element["type"] else { return .rejected(.missingType) }
        guard let code = type.integer else { return .rejected(.badType) }
        draft.kind = WeChatType.kind(code)
        if draft.kind == .system || draft.kind == .pat { WeChatBody.makeSystem(&draft) }
        return .line
    }
}
