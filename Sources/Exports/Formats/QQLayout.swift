/// The text of QQ's message manager: `2024-11-14 16:00:00 【title】name(number)`, the text, an empty line; above it
/// perhaps the file's title and, for each chat, its group and name.
struct QQLayout: TextLayout {
    let style = TextStyle(dialect: .qq)
    private(set) var group: [UInt8] = []

    mutating func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        if line.has("消息记录（此消息记录为文本格式") || line.has("消息分组:") || QQLayout.isRule(line) { return .furniture }
        if line.has("消息对象:") {
            group = line.piece(from: 13).asTitle
            return .furniture
        }
        var cursor = ByteCursor(line)
        guard let time = cursor.dateAndClock(), cursor.skip(32) else { return .body }
        let who = line.trimmed(cursor.at..<line.count)
        guard !who.isEmpty else { return .body }
        var header = TextHeader(time: time, sender: who)
        if let identity = QQLayout.identity(line, who) {
            header.sender = identity
            header.name = QQLayout.withoutTitle(line, line.trimmed(who.lowerBound..<identity.lowerBound - 1))
            let number = line.piece(identity)
            header.isSystem = line.piece(header.name).equals("系统消息") || number.equals("10000") || number.equals("1000000")
        } else {
            // Private chats and discussions have only names.
            header.sender = QQLayout.withoutTitle(line, who)
            header.isSystem = line.piece(header.sender).equals("系统消息")
        }
        return .header(header)
    }

    /// The last `(number)` or `<address>`; names may hold brackets too.
    private static func identity(_ line: UnsafeBufferPointer<UInt8>, _ who: Range<Int>) -> Range<Int>? {
        let open: UInt8
        switch line[who.upperBound - 1] {
        case 0x29: open = 0x28
        case 0x3E: open = 0x3C
        default: return nil
        }
        guard let start = line.last(open, before: who.upperBound), start >= who.lowerBound else { return nil }
        let inner = start + 1..<who.upperBound - 1
        let isNumber = line.piece(inner).allSatisfy { $0 >= 48 && $0 <= 57 } && inner.count >= 5
        return isNumber || line.piece(inner).contains(0x40) ? inner : nil
    }

    private static func withoutTitle(_ line: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Range<Int> {
        guard line.has("【", at: name.lowerBound), let close = line.find("】", from: name.lowerBound),
            close + 3 < name.upperBound
        else { return name }
        return close + 3..<name.upperBound
    }

    static func isRule(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line.count == 64 && line.allSatisfy { $0 == 0x3D }
    }
}
