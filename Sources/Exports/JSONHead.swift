/// What the beginning of a JSON file tells of its format: the keys at the top and those of the first message.
struct JSONHead {
    private var top: Set<String> = []
    private var message: Set<String> = []

    /// The head may be cut off anywhere.
    init(_ head: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while head.has("#", at: start), let end = head.find("\n", from: start) { start = end + 1 }
        let scanner = JSONScanner(ByteSource(bytes: Array(head.piece(from: start))))
        // Where it is cut off the scanner throws, and what was seen until then is what there is.
        try? look(scanner)
    }

    private mutating func look(_ scanner: JSONScanner) throws {
        switch try scanner.peek() {
        case 0x5B: try lookAtFirst(scanner)
        case 0x7B:
            scanner.enter()
            while try scanner.nextKey() {
                top.insert(String(decoding: scanner.key, as: UTF8.self))
                if scanner.key.equals("messages"), try scanner.peek() == 0x5B {
                    try lookAtFirst(scanner)
                } else {
                    try scanner.skip()
                }
            }
        default: break
        }
    }

    private mutating func lookAtFirst(_ scanner: JSONScanner) throws {
        scanner.enter()
        while try scanner.nextElement() {
            guard message.isEmpty, try scanner.peek() == 0x7B else {
                try scanner.skip()
                continue
            }
            scanner.enter()
            while try scanner.nextKey() {
                message.insert(String(decoding: scanner.key, as: UTF8.self))
                try scanner.skip()
            }
        }
    }

    /// The format these keys belong to.
    var format: ExportFormat? {
        if top.contains("_type") { return .chatLabJSONL }
        if top.contains("weflow") || top.contains("session") { return .weFlowJSON }
        if top.contains("chatlab") { return .chatLabJSON }
        if top.isSuperset(of: ["metadata", "chatInfo"]) { return .qqExporterJSON }
        if top.isSuperset(of: ["guild", "channel"]) { return .discordJSON }
        if message.isSuperset(of: ["createTime", "isSend", "content"]) { return .weFlowJSON }
        if top.contains("chats") || top.contains("personal_information") { return .telegramJSON }
        if message.contains("date_unixtime") || top.isSuperset(of: ["name", "type", "id", "messages"]) { return .telegramJSON }
        // What stands at the top is itself a message if the file has one a line.
        return top.contains("messages") ? nil : JSONHead.format(ofMessage: message.isEmpty ? top : message)
    }

    private static func format(ofMessage keys: Set<String>) -> ExportFormat? {
        if keys.contains("msgid"), keys.contains("action") { return .weComArchive }
        if keys.isSuperset(of: ["MsgSvrID", "talker", "type_name"]) { return .pyWxDumpJSON }
        if keys.isSuperset(of: ["talker", "seq", "sender"]) { return .chatlogJSON }
        if keys.isSuperset(of: ["display_name", "timestamp", "is_send"]) { return .memoTraceJSON }
        if keys.isSuperset(of: ["sender", "timestamp", "content"]) { return .qqExporterJSON }
        return keys.isSuperset(of: ["sender", "time"]) ? .jsonLines : nil
    }
}
