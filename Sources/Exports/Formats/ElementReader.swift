internal import Kernel

/// What makes a JSON format: how one element becomes a draft.
protocol ElementFormat {
    static var format: ExportFormat { get }

    /// The keys of the document, beside the messages, whose values tell of the group.
    static var documentKeys: [StaticString] { get }

    /// Another chat of the same file begins.
    mutating func beginChat()

    /// Takes the value of one of `documentKeys`, which lives only during the call.
    mutating func note(_ key: Bytes, _ value: JSONValue)

    /// Fills the draft, whose number is set. Texts may lie in the arena.
    mutating func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome
}

extension ElementFormat {
    static var documentKeys: [StaticString] { [] }
    mutating func beginChat() {}
    mutating func note(_ key: Bytes, _ value: JSONValue) {}
}

/// Reads every JSON format: lines of objects, an array of them, or a document with `messages`.
final class ElementReader<Format: ElementFormat>: ExportReader {
    private enum Layout { case unknown, lines(LineScanner), document(JSONDocument<Format>), ended }

    private let source: ByteSource
    private var format: Format
    private let writer: LineWriter
    private let arena = ByteArena()
    private var element = JSONObject()
    private var layout = Layout.unknown

    init(_ source: ByteSource, _ format: Format, _ options: ReadOptions) {
        self.source = source
        self.format = format
        self.writer = LineWriter(Format.format, zone: options.zone)
    }

    func read(into batch: inout LineBatch) throws -> Bool {
        if case .unknown = layout { layout = try Self.layout(of: source) }
        switch layout {
        case .lines(let lines): try read(lines, into: &batch)
        case .document(let document): try read(document, into: &batch)
        case .unknown, .ended: break
        }
        batch.bytesRead = source.bytesRead
        return !batch.isEmpty
    }

    private func read(_ lines: LineScanner, into batch: inout LineBatch) throws {
        while !batch.isFull, try lines.next() {
            let line = lines.line
            if lines.isTooLong {
                batch.reject(lines.number, .lineTooLong, line)
            } else if !line.isEmpty, line[0] != 0x23, !line.isBlank {
                take(line, lines.number, into: &batch)
            }
        }
    }

    private func read(_ document: JSONDocument<Format>, into batch: inout LineBatch) throws {
        do {
            while !batch.isFull, let next = try document.next(&format) {
                switch next {
                case .whole(let bytes): take(bytes, document.number, into: &batch)
                case .skipped(let reason, let beginning): batch.reject(document.number, reason, beginning)
                }
            }
        } catch ExportError.brokenJSON where document.number > 0 {
            // Cut off or damaged in the middle: what came before is good, what follows has no beginning any more.
            layout = .ended
            batch.reject(document.number + 1, .notJSON, .none)
        }
    }

    private func take(_ bytes: Bytes, _ number: Int, into batch: inout LineBatch) {
        arena.reset()
        if let reason = element.index(bytes) {
            batch.reject(number, reason, bytes)
            return
        }
        var draft = Draft(number: number)
        switch format.read(element, arena, into: &draft) {
        case .nothing: break
        case .rejected(let reason): batch.reject(number, reason, bytes)
        case .line:
            if let reason = writer.write(draft, into: &batch) { batch.reject(number, reason, bytes) }
        }
    }

    /// Lines if the first is an object of its own and no document, or, should it be broken, two of the next ones are: a
    /// document with an element a line has commas between them.
    private static func layout(of source: ByteSource) throws -> Layout {
        let lines = LineScanner(source)
        var object = JSONObject(), seen = 0, whole = 0
        while seen < 20, whole == 0 || seen > whole && whole < 2, try lines.next() {
            let line = lines.line
            if line.isBlank || line.first == 0x23 { continue }
            guard line.first == 0x7B || seen > 0 else { break }
            seen += 1
            if lines.isTooLong || line.first != 0x7B || object.index(line) != nil { continue }
            if object.has("messages") || object.has("chats") { break }
            whole += 1
        }
        try lines.rewind()
        return whole > 0 && (whole == seen || whole > 1) ? .lines(lines) : .document(JSONDocument(source))
    }
}
