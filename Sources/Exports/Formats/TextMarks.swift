/// How many lines of a text's beginning look like headers of each format, and what the first line looks like.
struct TextMarks {
    private(set) var mail = 0, weFlow = 0, whatsApp = 0, irc = 0, chatlog = 0, weCom = 0
    /// `date time name`, and those of them that end with a QQ number.
    private(set) var dated = 0, numbered = 0
    private(set) var beginsWith: ExportFormat?
    private(set) var beginsWithDay = false

    private var mailLayout = WeChatMailLayout()
    private var qqLayout = QQLayout()

    init(_ head: UnsafeBufferPointer<UInt8>) {
        var start = 0, isFirst = true
        while start < head.count {
            let end = head.find("\n", from: start)
            // The last line may be cut off, but it may be the only one.
            if end == nil, !isFirst { break }
            let line = head.piece(start..<(end ?? head.count))
            start = (end ?? head.count) + 1
            if line.isBlank { continue }
            let format = look(line.last == 13 ? line.piece(upTo: line.count - 1) : line)
            if isFirst {
                beginsWith = format
                beginsWithDay = WeChatMailLayout.day(line) != nil
                isFirst = false
            }
        }
    }

    private mutating func look(_ line: UnsafeBufferPointer<UInt8>) -> ExportFormat? {
        if case .header = mailLayout.role(of: line) { mail += 1 }
        if case .header = WeFlowLayout().role(of: line) {
            weFlow += 1
            return .weFlowTXT
        }
        if WhatsAppPrefix(line) != nil {
            whatsApp += 1
            return .whatsAppTXT
        }
        if case .header(let header) = qqLayout.role(of: line) {
            dated += 1
            if !header.name.isEmpty { numbered += 1 }
            return .qqTXT
        }
        if case .header = MemoTraceLayout().role(of: line) {
            dated += 1
            return .memoTraceTXT
        }
        if IRCDayLine(line) != nil || IRCStamp(line).map({ isIRC(line, from: $0.end) }) == true {
            irc += 1
            return .ircLog
        }
        if case .header = ChatlogLayout().role(of: line) {
            chatlog += 1
            return .chatlogTXT
        }
        if case .header = WeComCopyLayout().role(of: line) {
            weCom += 1
            return .weComCopy
        }
        return nil
    }

    private func isIRC(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        let rest = line.piece(from: start)
        // WeeChat: time, who and what in columns.
        if line[start - 1] == 9 { return rest.find("\t") != nil }
        if rest.has("<"), let close = rest.find(">") { return close > 1 && close < 64 }
        return rest.has("-!- ") || rest.has("*** ") || rest.has("* ") || rest.has(" * ") || rest.has("--- ")
    }
}
