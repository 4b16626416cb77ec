/// What WeCom's desktop client copies: `name 5/8 17:42:34`, the text. The year is left out for the current one.
struct WeComCopyLayout: TextLayout {
    let style = TextStyle(hasNamesOnly: true)

    func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        guard line.count < 512 else { return .body }
        let end = line.trimmed(0..<line.count).upperBound
        guard let space = line.last(32, before: end), let before = line.last(32, before: space), before > 0 else {
            return .body
        }
        var clock = ByteCursor(line.piece(upTo: end), at: space + 1)
        var date = ByteCursor(line.piece(upTo: space), at: before + 1)
        guard let time = clock.clock(), clock.isAtEnd, line.piece(before + 1..<space).contains(0x2F),
            var day = date.yearMonthDay() ?? date.monthDay(), date.isAtEnd
        else { return .body }
        let name = line.trimmed(0..<before)
        guard !name.isEmpty else { return .body }
        day.clock = time
        return .header(TextHeader(time: day, sender: name))
    }
}
