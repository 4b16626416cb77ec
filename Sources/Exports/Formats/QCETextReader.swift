internal import Kernel

/// Reads the text of QQ Chat Exporter: `name:`, `时间: 2024-11-14 16:00:00`, `内容: …`, further fields, an empty line.
///
/// Only names, no identities. A name is known as one only when the line with the time follows, so one line is held back.
struct QCETextReader: ExportReader {
    private let lines: LineScanner
    private var clock: WallClock
    private var group: [UInt8] = []
    private var message: QCEMessage?
    /// The last line, if it may be a name.
    private var held: [UInt8]?
    private var heldNumber = 0

    init(_ lines: LineScanner, options: ReadOptions) {
        self.lines = lines
        self.clock = WallClock(options)
    }

    mutating func read(into batch: inout LineBatch) throws -> Bool {
        while !batch.isFull {
            guard try lines.next() else {
                keepHeld()
                message?.finish(into: &batch)
                message = nil
                break
            }
            take(lines.line, into: &batch)
        }
        batch.bytesRead = lines.bytesRead
        return !batch.isEmpty
    }

    /// Whether the file has a message at all, within its first lines; leaves `lines` at the start.
    static func hasMessage(_ lines: LineScanner) throws -> Bool {
        var wasName = false, found = false
        while !found, lines.number < 20_000, try lines.next() {
            found = wasName && time(in: lines.line) != nil
            wasName = isName(lines.line)
        }
        try lines.rewind()
        return found
    }

    private static func isName(_ line: UnsafeBufferPointer<UInt8>) -> Bool { line.count > 1 && line.ends(with: ":") }

    private static func time(in line: UnsafeBufferPointer<UInt8>) -> WallTime? {
        var cursor = ByteCursor(line)
        guard cursor.skip("时间: ") else { return nil }
        // Some versions write 2024/11/14.
        guard let time = cursor.dateAndClock() else { return nil }
        cursor.skipBlank()
        return cursor.isAtEnd ? time : nil
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, into batch: inout LineBatch) {
        if lines.isTooLong {
            if message == nil { batch.reject(lines.number, .lineTooLong, line) }
            message?.isTooLong = true
            return
        }
        if let name = held, let time = QCETextReader.time(in: line) {
            held = nil
            message?.finish(into: &batch)
            message = nil
            switch clock.read(time) {
            case .instant(let at): message = QCEMessage(number: heldNumber, at: at, name: name, group: group)
            case .refused(let reason): batch.reject(heldNumber, reason, line)
            }
            return
        }
        keepHeld()
        if QCETextReader.isName(line) {
            held = Array(line.prefix(LineBatch.textLimit))
            heldNumber = lines.number
        } else if message != nil {
            message?.add(line)
        } else if line.has("聊天名称: ") {
            group = line.piece(from: 14).asTitle
        }
    }

    /// The line held back was no name but part of a text.
    private mutating func keepHeld() {
        held?.withUnsafeBufferPointer { message?.add($0) }
        held = nil
    }
}
