internal import Kernel

/// What makes a CSV format: which columns it has and how a record becomes a draft.
protocol TableFormat {
    static var format: ExportFormat { get }

    /// Finds its columns. Throws `notOfFormat`, `columnsNeeded` or `columnMissing` if they are not there.
    init(_ header: TableHeader, _ options: ReadOptions) throws

    /// Fills the draft, whose number is set. Texts may lie in the arena.
    mutating func read(_ record: CSVScanner, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome
}

/// Reads every CSV format: a header, then records with as many fields.
final class TableReader<Format: TableFormat>: ExportReader {
    private let source: ByteSource
    private let records: CSVScanner
    private let arena = ByteArena()
    private let writer: LineWriter
    private let columns: Int
    private var format: Format

    /// Reads the header. `source` stands at its start.
    init(_ source: ByteSource, _ options: ReadOptions) throws {
        self.source = source
        self.records = CSVScanner(source, separator: try TableHeader.separator(of: source))
        self.writer = LineWriter(Format.format, zone: options.zone)
        guard try records.next() == .record else { throw ExportError.notOfFormat(Format.format) }
        let header = TableHeader(records)
        self.columns = header.names.count
        self.format = try Format(header, options)
    }

    func read(into batch: inout LineBatch) throws -> Bool {
        while !batch.isFull {
            let step = try records.next()
            if step == .end { break }
            if case .rejected(let reason) = step {
                batch.reject(records.number, reason, records.record)
            } else if records.fieldCount != columns {
                batch.reject(records.number, .wrongColumnCount, records.record)
            } else {
                take(into: &batch)
            }
        }
        batch.bytesRead = records.bytesRead
        return !batch.isEmpty
    }

    private func take(into batch: inout LineBatch) {
        arena.reset()
        var draft = Draft(number: records.number)
        switch format.read(records, arena, into: &draft) {
        case .nothing: break
        case .rejected(let reason): batch.reject(draft.number, reason, records.record)
        case .line:
            if let reason = writer.write(draft, into: &batch) { batch.reject(draft.number, reason, records.record) }
        }
    }
}
