/// The first records of a table as they stand, for the person who says which column means what.
public struct TableBeginning: Sendable {
    public var columns: [String]
    public var rows: [[String]]

    /// Cells are cut to this many characters: they are only to be recognised.
    private static let cellLimit = 60

    /// - Parameter entry: number of the file in a .zip, from 0.
    /// - Throws: `ExportError`.
    public init(path: String, entry: Int = 0, limit: Int, options: ReadOptions = ReadOptions()) throws {
        let source = try ByteSource(path: path, entry: entry, allowance: options.allowance)
        let records = CSVScanner(source, separator: try TableHeader.separator(of: source))
        columns = try records.next() == .record ? TableHeader(records).names : []
        rows = []
        while rows.count < limit, try records.next() == .record {
            rows.append((0..<records.fieldCount).map { String(String(decoding: records[$0], as: UTF8.self).prefix(Self.cellLimit)) })
        }
    }
}
