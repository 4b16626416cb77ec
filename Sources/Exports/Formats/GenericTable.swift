/// A CSV no known tool wrote: columns by the mapping given, or by names that can only mean one thing.
struct GenericTable: TableFormat {
    static var format: ExportFormat { .genericCSV }

    private let time, sender, text, senderName, group, type, isMine: Int

    init(_ header: TableHeader, _ options: ReadOptions) throws {
        guard let mapping = options.columns ?? GenericTable.guess(header) else {
            throw ExportError.columnsNeeded(found: header.names)
        }
        func place(_ name: String?) throws -> Int {
            guard let name else { return -1 }
            let found = header.place(name)
            guard found >= 0 else { throw ExportError.columnMissing(name, found: header.names) }
            return found
        }
        time = try place(mapping.time)
        sender = try place(mapping.sender)
        text = try place(mapping.text)
        senderName = try place(mapping.senderName)
        group = try place(mapping.group)
        type = try place(mapping.type)
        isMine = header.place(GenericTable.find(["is_sender", "issender", "issend", "is_self", "是否自己"], in: header) ?? "")
    }

    func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.time = record[time]
        draft.sender = record[sender]
        draft.senderName = record[senderName]
        draft.group = record[group]
        draft.text = record[text]
        draft.isMine = record[isMine].equals("1")
        let word = record[type]
        draft.kind = word.isEmpty ? Placeholder.kind(of: draft.text) : KindWords.kind(word) ?? .other
        if draft.kind == .pat { draft.kind = .system }
        return .line
    }

    /// The columns a header names clearly; nil unless time, sender and text are all among them.
    static func guess(_ header: TableHeader) -> ColumnMapping? {
        let id = find(
            [
                "sender_id", "senderid", "userid", "user_id", "wxid", "authorid", "senderusername", "微信号", "qq号", "发送者qq号",
                "发送人id",
            ], in: header)
        let name = find(
            ["sendername", "sender_name", "name", "author", "nickname", "display_name", "displayname", "昵称", "群昵称"],
            in: header)
        let plain = find(["sender", "发送人", "发送者", "用户", "用户名", "talker"], in: header)
        let time = find(
            ["time", "date", "datetime", "timestamp", "createtime", "strtime", "时间", "发送时间", "消息时间", "日期"], in: header)
        guard let time,
            let text = find(["content", "message", "text", "msg", "strcontent", "内容", "消息内容", "消息"], in: header),
            let sender = id ?? plain ?? name
        else { return nil }
        let shown = [name, plain].compactMap { $0 }.first { $0 != sender }
        return ColumnMapping(
            time: time, sender: sender, text: text, senderName: shown,
            group: find(["room", "room_name", "group", "chat", "talkername", "群名", "群聊", "会话"], in: header),
            type: find(["type", "msgtype", "type_name", "类型", "消息类型"], in: header))
    }

    /// The first column that has one of these names, which are in order of preference.
    private static func find(_ aliases: [String], in header: TableHeader) -> String? {
        for alias in aliases {
            if let found = header.names.first(where: { $0.lowercased() == alias }) { return found }
        }
        return nil
    }
}
