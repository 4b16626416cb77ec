/// MemoTrace (WeChatMsg) CSV of the first generation: WeChat's own numbers for kinds, XML for what is not text.
struct MemoTraceTable: TableFormat {
    static var format: ExportFormat { .memoTraceCSV }
    static let columns = ["TalkerId", "Type", "SubType", "IsSender", "CreateTime", "StrContent", "NickName", "Sender"]

    private let talker, type, card, isSender, time, wall, text, name, sender: Int
    /// A file of one chat does not say which; one of several numbers them, and those behind the first are told apart by that.
    private var firstTalker: [UInt8]?

    init(_ header: TableHeader, _ options: ReadOptions) throws {
        guard MemoTraceTable.columns.allSatisfy(header.names.contains) else { throw ExportError.notOfFormat(.memoTraceCSV) }
        talker = header.place("TalkerId")
        type = header.place("Type")
        card = header.place("SubType")
        isSender = header.place("IsSender")
        time = header.place("CreateTime")
        wall = header.place("StrTime")
        text = header.place("StrContent")
        name = header.place("NickName")
        sender = header.place("Sender")
    }

    mutating func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        guard let code = JSONValue(kind: .number, bytes: record[type]).integer else {
            return .rejected(record[type].isEmpty ? .missingType : .badType)
        }
        draft.time = record[time].isEmpty ? record[wall] : record[time]
        draft.group = group(record[talker])
        draft.senderName = record[name]
        draft.isMine = record[isSender].equals("1")
        // Some versions append numbers of their own: `wxid_x:25319:1`.
        let identity = record[sender]
        draft.sender = identity.piece(upTo: identity.find(":") ?? identity.count)
        draft.text = record[text]
        draft.kind = WeChatType.kind(code, JSONValue(kind: .number, bytes: record[card]).integer ?? 0)
        WeChatBody.resolve(&draft, arena)
        return .line
    }

    private mutating func group(_ talker: Bytes) -> Bytes {
        guard let firstTalker else {
            self.firstTalker = Array(talker)
            return .none
        }
        return firstTalker.elementsEqual(talker) ? .none : talker
    }
}
