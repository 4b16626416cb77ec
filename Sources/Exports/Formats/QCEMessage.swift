internal import Kernel

/// One message of QQ Chat Exporter's text while its lines are gathered.
struct QCEMessage {
    var isTooLong = false

    private let number: Int
    private let at: Instant
    private let name: [UInt8]
    private let group: [UInt8]
    private var body: [UInt8] = []
    private var hasContent = false
    /// Where in `body` the fields below the text begin, if the last lines look like those.
    private var tail: Int?
    private var reply: Range<Int>?

    init(number: Int, at: Instant, name: [UInt8], group: [UInt8]) {
        self.number = number
        self.at = at
        self.name = name
        self.group = group
    }

    mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        guard !isTooLong, body.count + line.count < LineBatch.textLimit else {
            isTooLong = true
            return
        }
        if !hasContent {
            if line.has("类型: ") { return }
            hasContent = line.has("内容: ")
            if hasContent { return body.append(contentsOf: line.piece(from: 8)) }
        }
        let start = body.count
        if !body.isEmpty { body.append(10) }
        if QCEMessage.isField(line) {
            tail = tail ?? start
            if line.has("回复: ") { reply = body.count + 8..<body.count + line.count }
        } else if !line.isBlank {
            // What looked like fields was part of the text.
            tail = nil
            reply = nil
        }
        body.append(contentsOf: line)
    }

    /// Fields below the text, and the end of the file.
    private static func isField(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        if line.has("资源: ") || line.has("提及: ") || line.has("回复: ") || line.has("  - ") { return true }
        return line.has("====================") || line.trimmed.equals("导出完成") || line.has("总计导出 ") || line.has("导出时间: ")
    }

    func finish(into batch: inout LineBatch) {
        name.withUnsafeBufferPointer { name in
            if isTooLong { return batch.reject(number, .lineTooLong, name) }
            body.withUnsafeBufferPointer { body in
                let text = body.piece(upTo: tail ?? body.count).withoutBlankEnds
                var line = Line(number: number, at: at, kind: .text)
                line.group = group.withUnsafeBufferPointer { batch.hold($0) }
                let sender = QCEMessage.withoutTitle(name.piece(upTo: name.count - 1))
                if sender.equals("系统消息") || sender.equals("系统") {
                    line.kind = .system
                    return batch.appendSystem(text, like: line, dialect: .qq, namesAreIdentities: true)
                }
                line.sender = batch.hold(sender)
                line.kind = Placeholder.kind(of: text)
                line.text = batch.hold(text)
                if let reply, reply.upperBound <= body.count { line.quote = batch.hold(said(body.piece(reply))) }
                batch.append(line)
            }
        }
    }

    /// `[title] name`
    private static func withoutTitle(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard name.has("["), let close = name.find("] "), close + 2 < name.count else { return name.trimmed }
        return name.piece(from: close + 2).trimmed
    }

    /// `11-14 16:00 name - text`: the text.
    private func said(_ reply: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard let dash = reply.find(" - ") else { return reply.trimmed }
        return reply.piece(from: dash + 3).trimmed
    }
}
