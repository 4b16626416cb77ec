internal import Kernel

/// One message of a text format while its lines are gathered.
struct TextBlock {
    /// The text became longer than a message may be.
    var isTooLong = false

    private var header = TextHeader(time: WallTime())
    private var number = 0
    private var at = Instant(milliseconds: 0)
    private var group: [UInt8] = []
    private var headerLine: [UInt8] = []
    private var body: [UInt8] = []

    mutating func begin(
        _ header: TextHeader, _ line: UnsafeBufferPointer<UInt8>, number: Int, at: Instant, group: [UInt8]
    ) {
        self.header = header
        self.number = number
        self.at = at
        self.group = group
        isTooLong = line.count > LineBatch.textLimit
        headerLine.removeAll(keepingCapacity: true)
        headerLine.append(contentsOf: isTooLong ? line.piece(upTo: LineBatch.excerptLimit) : line)
        body.removeAll(keepingCapacity: true)
        if !isTooLong, !header.text.isEmpty { body.append(contentsOf: line.piece(header.text)) }
    }

    mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        guard !isTooLong, body.count + line.count < LineBatch.textLimit else {
            isTooLong = true
            return
        }
        if !body.isEmpty { body.append(10) }
        body.append(contentsOf: line)
    }

    /// Hands the message on, or says why not.
    mutating func finish(_ layout: some TextLayout, into batch: inout LineBatch) {
        headerLine.withUnsafeBufferPointer { head in
            if isTooLong { return batch.reject(number, .lineTooLong, head) }
            body.withUnsafeBufferPointer { hand(head, $0.withoutBlankEnds, layout, into: &batch) }
        }
        // One long message must not hold its memory for the rest of the file.
        if body.capacity > 64 << 10 { body = [] }
    }

    private func hand(
        _ head: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ layout: some TextLayout,
        into batch: inout LineBatch
    ) {
        let style = layout.style
        let kind = layout.kind(of: text)
        var line = Line(number: number, at: at, kind: .text)
        line.group =
            header.group.isEmpty ? group.withUnsafeBufferPointer { batch.hold($0) } : batch.hold(head.piece(header.group))
        line.groupName = batch.hold(head.piece(header.groupName))
        let standsAlone = style.isSystemWithoutBody && text.isEmpty
        if header.isSystem || standsAlone || kind == .system {
            line.kind = .system
            let sentence = standsAlone ? head.piece(header.sender) : text
            return batch.appendSystem(sentence, like: line, dialect: style.dialect, namesAreIdentities: style.hasNamesOnly)
        }
        line.sender = batch.hold(head.piece(header.sender))
        line.senderName = batch.hold(head.piece(header.name))
        var quote: [UInt8] = []
        let said = style.quotation.split(text, quote: &quote)
        line.kind = quote.isEmpty ? kind : layout.kind(of: said)
        line.text = batch.hold(said)
        if !quote.isEmpty { line.quote = quote.withUnsafeBufferPointer { batch.hold($0) } }
        batch.append(line)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without empty lines before and white space behind; the first line keeps its indentation.
    var withoutBlankEnds: UnsafeBufferPointer<UInt8> {
        let inner = trimmed(0..<count)
        if inner.isEmpty { return piece(0..<0) }
        let lineStart = last(10, before: inner.lowerBound).map { $0 + 1 } ?? 0
        return piece(lineStart..<inner.upperBound)
    }
}
