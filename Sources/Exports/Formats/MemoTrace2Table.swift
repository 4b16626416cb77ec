/// MemoTrace CSV of the second generation: kinds in words, the body as text.
struct MemoTrace2Table: TableFormat {
    static var format: ExportFormat { .memoTrace2CSV }

    private let type, sender, time, text, name: Int

    init(_ header: TableHeader, _ options: ReadOptions) throws {
        guard header.has("消息ID", "类型", "时间", "内容"), header.has("发送人") || header.has("wxid") else {
            throw ExportError.notOfFormat(.memoTrace2CSV)
        }
        type = header.place("类型")
        time = header.place("时间")
        text = header.place("内容")
        let identity = header.place("wxid")
        sender = identity >= 0 ? identity : header.place("发送人")
        name = identity >= 0 ? header.place(header.has("群昵称") ? "群昵称" : "昵称") : -1
    }

    func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        guard !record[type].isEmpty else { return .rejected(.missingType) }
        draft.time = record[time]
        draft.sender = record[sender]
        draft.senderName = record[name]
        draft.text = record[text]
        draft.kind = KindWords.kind(record[type]) ?? .other
        if draft.kind == .system || draft.kind == .pat {
            WeChatBody.makeSystem(&draft)
        } else {
            draft.takeQuotation(.trailing, arena)
        }
        return .line
    }
}

extension Draft {
    /// Takes what is quoted out of the text.
    mutating func takeQuotation(_ form: Quotation, _ arena: ByteArena) {
        var quoted: [UInt8] = []
        let rest = form.split(text, quote: &quoted)
        guard !quoted.isEmpty else { return }
        text = rest
        quote = quoted.withUnsafeBufferPointer { arena.joined([$0]) }
    }
}
