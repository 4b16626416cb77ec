internal import Kernel

/// Reads formats of blocks: a header line, then the lines of the text up to the next header.
struct TextReader<Layout: TextLayout>: ExportReader {
    private let lines: LineScanner
    private var layout: Layout
    private var clock: WallClock
    /// Headers of this file stand below an empty line: a line within a message that looks like one is not one.
    private let headersFollowBlank: Bool
    private var block = TextBlock()
    private var state = State.before
    private var isAfterBlank = true

    private enum State {
        /// No header was found yet: a line of text has nobody to belong to.
        case before
        /// The last header was broken, which was reported; its text is left out with it.
        case skipping
        case inBlock
    }

    init(_ lines: LineScanner, layout: Layout, options: ReadOptions, headersFollowBlank: Bool) {
        self.lines = lines
        self.layout = layout
        self.clock = WallClock(options)
        self.headersFollowBlank = headersFollowBlank
    }

    mutating func read(into batch: inout LineBatch) throws -> Bool {
        while !batch.isFull {
            guard try lines.next() else {
                finish(into: &batch)
                break
            }
            take(lines.line, into: &batch)
        }
        batch.bytesRead = lines.bytesRead
        return !batch.isEmpty
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, into batch: inout LineBatch) {
        if lines.isTooLong { return refuse(line, into: &batch) }
        let isBlank = line.isBlank
        let mayBegin = isAfterBlank || !headersFollowBlank
        isAfterBlank = isBlank
        switch isBlank || !mayBegin ? .body : layout.role(of: line) {
        case .header(let header):
            finish(into: &batch)
            begin(header, line, into: &batch)
        case .broken(let reason):
            finish(into: &batch)
            batch.reject(lines.number, reason, line)
            state = .skipping
        case .furniture:
            finish(into: &batch)
            state = .before
            isAfterBlank = true
        case .body:
            if state == .inBlock {
                block.add(line)
            } else if state == .before, !isBlank {
                batch.reject(lines.number, .noHeaderBefore, line)
            }
        }
    }

    /// A line too long to hold: the message it belongs to is refused, once.
    private mutating func refuse(_ line: UnsafeBufferPointer<UInt8>, into batch: inout LineBatch) {
        isAfterBlank = false
        if state == .inBlock { block.isTooLong = true } else { batch.reject(lines.number, .lineTooLong, line) }
    }

    private mutating func begin(_ header: TextHeader, _ line: UnsafeBufferPointer<UInt8>, into batch: inout LineBatch) {
        switch clock.read(header.time) {
        case .instant(let at):
            block.begin(header, line, number: lines.number, at: at, group: layout.group)
            state = .inBlock
        case .refused(let reason):
            batch.reject(lines.number, reason, line)
            state = .skipping
        }
    }

    private mutating func finish(into batch: inout LineBatch) {
        if state == .inBlock { block.finish(layout, into: &batch) }
        state = .before
    }
}
