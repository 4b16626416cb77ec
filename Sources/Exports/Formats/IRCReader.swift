internal import Kernel

/// Reads logs of IRC programs (irssi, WeeChat, ZNC, energymech, HexChat, mIRC and plain `[12:01] <nick> text`): one
/// line, one thing. A nick is the identity. Not every line says the channel, so the group is left to the importer.
struct IRCReader: ExportReader {
    private let lines: LineScanner
    private var clock: WallClock

    /// - Throws: `dayNeeded` if the file begins with times of day before any line tells the day.
    init(_ lines: LineScanner, options: ReadOptions) throws {
        self.lines = lines
        self.clock = WallClock(options)
        if options.day == nil { try IRCReader.requireDay(lines, hasYear: options.year != nil) }
    }

    private static func requireDay(_ lines: LineScanner, hasYear: Bool) throws {
        search: while try lines.next() {
            if IRCDayLine(lines.line)?.day != nil { break }
            guard let stamp = IRCStamp(lines.line) else { continue }
            if IRCDayLine(lines.line.piece(from: stamp.end))?.day != nil { break }
            if stamp.time.day == nil { throw ExportError.dayNeeded(.ircLog) }
            if stamp.time.year == nil, !hasYear { throw ExportError.yearNeeded(.ircLog) }
            break search
        }
        try lines.rewind()
    }

    mutating func read(into batch: inout LineBatch) throws -> Bool {
        while !batch.isFull, try lines.next() { take(lines.line, into: &batch) }
        batch.bytesRead = lines.bytesRead
        return !batch.isEmpty
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, into batch: inout LineBatch) {
        if lines.isTooLong || line.count > LineBatch.textLimit { return batch.reject(lines.number, .lineTooLong, line) }
        if line.isBlank { return }
        if let dayLine = IRCDayLine(line) { return begin(dayLine, line, into: &batch) }
        guard let stamp = IRCStamp(line) else { return batch.reject(lines.number, .missingTime, line) }
        let rest = line.piece(from: stamp.end)
        if let dayLine = IRCDayLine(rest) { return begin(dayLine, line, into: &batch) }
        switch clock.read(stamp.time) {
        case .refused(let reason): batch.reject(lines.number, reason, line)
        case .instant(let at):
            let found = IRCLine(rest)
            var one = Line(number: lines.number, at: at, kind: found.kind)
            one.sender = batch.hold(found.sender)
            one.text = batch.hold(found.text)
            one.other = batch.hold(found.other)
            batch.append(one)
        }
    }

    private mutating func begin(_ dayLine: IRCDayLine, _ line: UnsafeBufferPointer<UInt8>, into batch: inout LineBatch) {
        if let day = dayLine.day {
            clock.begin(day)
        } else if dayLine.needsDay {
            // Without the new day the lines below would fall on the old one.
            clock.loseDay()
            batch.reject(lines.number, .badTime, line)
        }
    }
}
