/// chatlog's CSV: no kinds; system lines by their sender, everything else by its text.
struct ChatlogTable: TableFormat {
    static var format: ExportFormat { .chatlogCSV }

    private let time, name, sender, groupName, group, text: Int

    init(_ header: TableHeader, _ options: ReadOptions) throws {
        guard header.has("Time", "SenderName", "Sender", "TalkerName", "Talker", "Content") else {
            throw ExportError.notOfFormat(.chatlogCSV)
        }
        time = header.place("Time")
        name = header.place("SenderName")
        sender = header.place("Sender")
        groupName = header.place("TalkerName")
        group = header.place("Talker")
        text = header.place("Content")
    }

    func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.time = record[time]
        draft.senderName = record[name]
        draft.sender = record[sender]
        draft.groupName = record[groupName]
        draft.group = record[group]
        draft.text = record[text]
        if draft.sender.equals("系统消息") {
            WeChatBody.makeSystem(&draft)
        } else {
            draft.takeQuotation(.leading, arena)
            draft.kind = Placeholder.kind(of: draft.text)
        }
        return .line
    }
}

/// chatlog's JSON: an array of messages with WeChat's numbers for kinds.
struct ChatlogElements: ElementFormat {
    static var format: ExportFormat { .chatlogJSON }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.time = element["time"]?.text(arena) ?? .none
        draft.group = element["talker"]?.text(arena) ?? .none
        draft.groupName = element["talkerName"]?.text(arena) ?? .none
        draft.sender = element["sender"]?.text(arena) ?? .none
        draft.senderName = element["senderName"]?.text(arena) ?? .none
        draft.isMine = element["isSelf"]?.isTrue == true
        draft.text = element["content"]?.text(arena) ?? .none
        guard let type = element["type"] else { return .rejected(.missingType) }
        guard let code = type.integer else { return .rejected(.badType) }
        draft.kind = WeChatType.kind(code, element["subType"]?.integer ?? 0)
        if draft.kind == .system || draft.kind == .pat {
            WeChatBody.makeSystem(&draft)
            return .line
        }
        if let contents = element["contents"]?.object {
            draft.quote = contents["refer"]?.object?["content"]?.text(arena) ?? .none
            if draft.text.isEmpty { draft.text = contents["title"]?.text(arena) ?? .none }
        }
        if draft.quote.isEmpty { draft.takeQuotation(.leading, arena) }
        return .line
    }
}
