/// The first record of a table: the names of its columns.
struct TableHeader {
    let names: [String]

    init(names: [String]) { self.names = names }

    init(_ record: CSVScanner) {
        names = (0..<record.fieldCount).map { String(decoding: record[$0].trimmed, as: UTF8.self) }
    }

    /// The place of a column, -1 if there is none: `CSVScanner` shows that as an empty field.
    func place(_ name: String) -> Int { names.firstIndex(of: name) ?? -1 }

    func has(_ wanted: String...) -> Bool { wanted.allSatisfy(names.contains) }

    /// What separates the columns: of comma, semicolon and tab the one the first line has most of.
    static func separator(of source: ByteSource) throws -> UInt8 {
        let lines = LineScanner(source)
        var best: (byte: UInt8, count: Int) = (0x2C, 0)
        while try lines.next() {
            if lines.line.isBlank { continue }
            for byte in [0x2C, 0x3B, 0x09] as [UInt8] {
                let count = lines.line.count { $0 == byte }
                if count > best.count { best = (byte, count) }
            }
            break
        }
        try lines.rewind()
        return best.byte
    }
}
