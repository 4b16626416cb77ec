import Kernel

@testable import Exports

/// Reads texts for tests and shows what came out, one string for each line.
enum TextReading {
    /// `number time kind sender/name>other "text" ?quote @group/name`; parts that are empty are left out, a name in place of
    /// an identity stands in `'`. Rejects follow as `number !reason`.
    static func lines(
        _ format: ExportFormat, _ text: String, _ options: ReadOptions = ReadOptions(zone: .shanghai)
    ) throws -> [String] {
        try lines(format, Array(text.utf8), options)
    }

    static func lines(_ format: ExportFormat, _ bytes: [UInt8], _ options: ReadOptions = ReadOptions(zone: .shanghai)) throws -> [String] {
        var reader = try textReader(for: format, source: ByteSource(bytes: bytes), options: options)
        var shown: [String] = [], batch = LineBatch()
        while try reader.read(into: &batch) {
            shown += batch.lines.map { show($0, batch) }
            shown += batch.rejects.map { "\($0.number) !\($0.reason)" }
            batch.removeAll()
        }
        return shown
    }

    /// How many lines and rejects come out.
    static func count(_ format: ExportFormat, _ text: String, _ options: ReadOptions) throws -> Int {
        var reader = try textReader(for: format, source: ByteSource(bytes: Array(text.utf8)), options: options)
        var count = 0, batch = LineBatch()
        while try reader.read(into: &batch) {
            count += batch.lines.count + batch.rejects.count
            batch.removeAll()
        }
        return count
    }

    static func recognised(_ text: String) -> ExportFormat? {
        Array(text.utf8).withUnsafeBufferPointer { recogniseText($0) }
    }

    static func show(_ line: Line, _ batch: LineBatch) -> String {
        func person(_ slice: LineBatch.Slice, _ isName: Bool) -> String { isName ? "'\(batch.text(slice))'" : batch.text(slice) }
        var shown = "\(line.number) \(line.at.iso.dropLast()) \(line.kind) \(person(line.sender, line.senderIsName))"
        if !line.senderName.isEmpty { shown += "/\(batch.text(line.senderName))" }
        if !line.other.isEmpty { shown += ">\(person(line.other, line.otherIsName))" }
        shown += " \"\(batch.text(line.text))\""
        if !line.quote.isEmpty { shown += " ?\(batch.text(line.quote))" }
        if !line.group.isEmpty { shown += " @\(batch.text(line.group))" }
        if !line.groupName.isEmpty { shown += "/\(batch.text(line.groupName))" }
        return shown.replacing("\n", with: "⏎")
    }
}
