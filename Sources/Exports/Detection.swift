extension Exports {
    /// What a file is, by its beginning and never by its name; nil if it is nothing we know.
    ///
    /// - Parameters:
    ///   - head: the first text of the file, clean UTF-8; 64 KiB of it are looked at.
    ///   - columns: a mapping makes a table out of a CSV that has these columns.
    public static func recognise(_ head: UnsafeBufferPointer<UInt8>, columns: ColumnMapping? = nil) -> ExportFormat? {
        let head = wholeCharacters(head)
        switch head.trimmed.first {
        case 0x7B, 0x5B:
            if let format = JSONHead(head).format { return format }
        case 0x23:
            // Lines may begin with a remark.
            if let format = JSONHead(head).format { return format }
        default: break
        }
        let table = TableHead(head)
        return table.known(columns) ?? recogniseText(head) ?? (table.isRegular ? .genericCSV : nil)
    }

    private static func wholeCharacters(_ head: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var end = min(head.count, headBytes)
        while end > 0, end < head.count, head[end] & 0xC0 == 0x80 { end -= 1 }
        return head.piece(upTo: end)
    }
}

/// The first records of what may be a table.
private struct TableHead {
    private var header = TableHeader(names: [])
    private var counts: [Int] = []

    init(_ head: UnsafeBufferPointer<UInt8>) {
        let source = ByteSource(bytes: Array(head))
        guard let separator = try? TableHeader.separator(of: source) else { return }
        let records = CSVScanner(source, separator: separator)
        while counts.count < 20, (try? records.next()) == .record {
            if counts.isEmpty { header = TableHeader(records) }
            counts.append(records.fieldCount)
        }
    }

    /// The format whose columns are all there.
    func known(_ columns: ColumnMapping?) -> ExportFormat? {
        let options = ReadOptions(columns: columns)
        if (try? MemoTraceTable(header, options)) != nil { return .memoTraceCSV }
        if (try? MemoTrace2Table(header, options)) != nil { return .memoTrace2CSV }
        if (try? PyWxDumpTable(header, options)) != nil { return .pyWxDumpCSV }
        if (try? WeFlowTable(header, options)) != nil { return .weFlowCSV }
        if (try? ChatlogTable(header, options)) != nil { return .chatlogCSV }
        return (try? GenericTable(header, options)) == nil ? nil : .genericCSV
    }

    /// A table, whatever its columns mean: whoever imports it must say.
    var isRegular: Bool {
        let columns = header.names.count, names = header.names
        // The last record may be cut off.
        let whole = counts.count > 2 ? counts.dropLast() : counts[...]
        return columns >= 3 && counts.count >= 2 && whole.allSatisfy { $0 == columns } && Set(names).count == columns
            && names.allSatisfy { !$0.isEmpty && $0.utf8.count <= 64 }
    }
}
