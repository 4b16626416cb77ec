/// WeFlow's text: `2024-11-14 16:00:00 'name'`, the text, an empty line. Only names, no identities.
struct WeFlowLayout: TextLayout {
    let style = TextStyle(hasNamesOnly: true)

    func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        var cursor = ByteCursor(line)
        guard let date = cursor.yearMonthDay(), cursor.skip(32), let clock = cursor.clock(), cursor.skip(" '"),
            let close = line.last(0x27, before: line.count), close > cursor.at, line.piece(from: close + 1).isBlank
        else { return .body }
        var time = date
        time.clock = clock
        let name = cursor.at..<close
        return .header(TextHeader(time: time, sender: name, isSystem: line.piece(name).equals("系统消息")))
    }
}
