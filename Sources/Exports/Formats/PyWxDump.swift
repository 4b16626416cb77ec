/// PyWxDump, CSV (the body in `msg`, or as JSON in `content`) and JSON: the same fields.
enum PyWxDump {
    /// Kind, sender and body are set as they stand in the file; puts them right.
    static func resolve(_ draft: inout Draft, type: Bytes, _ arena: ByteArena) -> DraftOutcome {
        guard !type.isEmpty else { return .rejected(.missingType) }
        draft.kind = KindWords.kind(type) ?? .other
        if draft.kind == .system || draft.kind == .pat {
            WeChatBody.makeSystem(&draft)
            return .line
        }
        splitQuotation(&draft)
        return .line
    }

    /// `正文\n\n[引用](2024-11-14 15:59:00)昵称:被引内容`
    private static func splitQuotation(_ draft: inout Draft) {
        let text = draft.text
        guard let mark = text.find("\n\n[引用]("), let close = text.find(")", from: mark) else { return }
        // Who is quoted stands before the first colon.
        let said = text.find(":", from: close).map { $0 + 1 } ?? close + 1
        draft.quote = text.piece(from: said).trimmed
        draft.text = text.piece(upTo: mark)
    }
}

struct PyWxDumpTable: TableFormat {
    static var format: ExportFormat { .pyWxDumpCSV }

    private let type, isSender, sender, room, text, content, time: Int
    private var object = JSONObject()

    init(_ header: TableHeader, _ options: ReadOptions) throws {
        guard header.has("MsgSvrID", "type_name", "is_sender", "talker", "room_name", "CreateTime"),
            header.has("msg") || header.has("content")
        else { throw ExportError.notOfFormat(.pyWxDumpCSV) }
        type = header.place("type_name")
        isSender = header.place("is_sender")
        sender = header.place("talker")
        room = header.place("room_name")
        text = header.place("msg")
        content = header.place("content")
        time = header.place("CreateTime")
    }

    mutating func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.time = record[time]
        draft.group = record[room]
        draft.sender = record[sender]
        draft.isMine = record[isSender].equals("1")
        draft.text = record[text]
        if text < 0 {
            if let reason = object.index(record[content]) { return .rejected(reason) }
            draft.text = object["msg"]?.text(arena) ?? .none
        }
        return PyWxDump.resolve(&draft, type: record[type], arena)
    }
}

struct PyWxDumpElements: ElementFormat {
    static var format: ExportFormat { .pyWxDumpJSON }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.time = element["CreateTime"]?.text(arena) ?? .none
        draft.group = element["room_name"]?.text(arena) ?? .none
        draft.sender = element["talker"]?.text(arena) ?? .none
        draft.isMine = element["is_sender"]?.integer == 1
        draft.text = element["msg"]?.text(arena) ?? .none
        return PyWxDump.resolve(&draft, type: element["type_name"]?.text(arena) ?? .none, arena)
    }
}
