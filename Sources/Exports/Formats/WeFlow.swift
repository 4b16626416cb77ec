/// WeFlow's CSV: names only, no group, no system lines.
struct WeFlowTable: TableFormat {
    static var format: ExportFormat { .weFlowCSV }

    private let type, isSender, sender, text, time: Int

    init(_ header: TableHeader, _ options: ReadOptions) throws {
        guard header.has("MsgSvrID", "type_name", "is_sender", "talker", "msg", "CreateTime"), !header.has("room_name") else {
            throw ExportError.notOfFormat(.weFlowCSV)
        }
        type = header.place("type_name")
        isSender = header.place("is_sender")
        sender = header.place("talker")
        text = header.place("msg")
        time = header.place("CreateTime")
    }

    func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        guard !record[type].isEmpty else { return .rejected(.missingType) }
        draft.time = record[time]
        draft.sender = record[sender]
        draft.isMine = record[isSender].equals("1")
        draft.text = record[text]
        draft.kind = KindWords.kind(record[type]) ?? .other
        if draft.kind == .system || draft.kind == .pat { WeChatBody.makeSystem(&draft) }
        return .line
    }
}

/// WeFlow's and EchoTrace's JSON: `session` tells of the group.
struct WeFlowElements: ElementFormat {
    static var format: ExportFormat { .weFlowJSON }
    static var documentKeys: [StaticString] { ["session", "senders"] }

    private let names = ByteArena()
    private var group = Bytes.none
    private var groupName = Bytes.none
    /// Newest files number their senders.
    private var senders: [Int64: (identity: Bytes, name: Bytes)] = [:]

    mutating func note(_ key: Bytes, _ value: JSONValue) {
        if key.equals("session"), let session = value.object {
            let title = session["displayName"] ?? session["nickname"]
            group = names.joined([(session["wxid"] ?? session["accountId"])?.text(names) ?? .none])
            groupName = names.joined([title?.text(names) ?? .none])
        } else {
            for sender in value.elements().lazy.compactMap(\.object) {
                guard let number = sender["senderID"]?.integer else { continue }
                let name = sender["groupNickname"] ?? sender["displayName"] ?? sender["nickname"]
                senders[number] = (
                    names.joined([sender["accountId"]?.text(names) ?? .none]), names.joined([name?.text(names) ?? .none])
                )
            }
        }
    }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.group = group
        draft.groupName = groupName
        draft.time = element["createTime"]?.text(arena) ?? .none
        draft.sender = element["senderUsername"]?.text(arena) ?? .none
        draft.senderName = element["senderDisplayName"]?.text(arena) ?? .none
        if draft.sender.isEmpty, let number = element["senderID"]?.integer, let sender = senders[number] {
            (draft.sender, draft.senderName) = sender
        }
        draft.isMine = element["isSend"]?.integer == 1
        draft.text = element["content"]?.text(arena) ?? .none
        draft.quote = element["quotedContent"]?.text(arena) ?? .none
        let word = element["type"]?.text(arena) ?? .none
        if let kind = KindWords.kind(word) {
            draft.kind = kind
        } else if let code = element["localType"]?.integer {
            draft.kind = WeChatType.kind(code)
        } else {
            return .rejected(word.isEmpty ? .missingType : .badType)
        }
        if draft.kind == .system || draft.kind == .pat { WeChatBody.makeSystem(&draft) }
        return .line
    }
}
