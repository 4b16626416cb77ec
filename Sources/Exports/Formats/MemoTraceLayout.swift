/// MemoTrace's text: `2024-11-14 16:00:00 name`, the text, an empty line. Only names, no identities.
///
/// A system line stands in the place of the name (first generation) or below a time without a name (second).
struct MemoTraceLayout: TextLayout {
    let style = TextStyle(quotation: .trailing, hasNamesOnly: true, isSystemWithoutBody: true)

    func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        var cursor = ByteCursor(line)
        guard let date = cursor.yearMonthDay(), cursor.skip(32), let clock = cursor.clock() else { return .body }
        var time = date
        time.clock = clock
        guard cursor.isAtEnd || cursor.skip(32) else { return .body }
        let name = line.trimmed(cursor.at..<line.count)
        return .header(TextHeader(time: time, sender: name, isSystem: name.isEmpty))
    }
}
