/// chatlog's text: `name(id) 12-31 22:37:05`, the text, an empty line.
///
/// The date depends on the span that was asked for: none on one day, month and day in one year, else all of it. With several
/// chats ` [group(id)]` stands before it.
struct ChatlogLayout: TextLayout {
    let style = TextStyle(quotation: .leading)

    func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        // What is answered to is quoted with its own header, behind a mark.
        guard line.count > 9, line.count < 1024, line[line.count - 9] == 32, !line.has("> ") else { return .body }
        var cursor = ByteCursor(line, at: line.count - 8)
        guard let clock = cursor.clock(), cursor.isAtEnd else { return .body }
        var time = WallTime(clock: clock), end = line.count - 9
        if let date = ChatlogLayout.date(line, before: end) {
            (time.year, time.month, time.day) = (date.time.year, date.time.month, date.time.day)
            end = date.start - 1
        }
        var header = TextHeader(time: time)
        if line.piece(0..<end).ends(with: ")]"), let open = ChatlogLayout.lastGroup(line, before: end),
            let group = ChatlogLayout.named(line, open + 2..<end - 1)
        {
            (header.group, header.groupName) = (group.identity, group.name)
            end = open
        }
        guard let who = ChatlogLayout.named(line, 0..<end) else { return .body }
        (header.sender, header.name) = (who.identity, who.name)
        header.isSystem = line.piece(who.identity).equals("系统消息")
        return .header(header)
    }

    private static func date(_ line: UnsafeBufferPointer<UInt8>, before end: Int) -> (time: WallTime, start: Int)? {
        for length in [10, 5] where end > length && line[end - length - 1] == 32 {
            var cursor = ByteCursor(line.piece(upTo: end), at: end - length)
            if let time = length == 10 ? cursor.yearMonthDay() : cursor.monthDay(), cursor.isAtEnd {
                return (time, end - length)
            }
        }
        return nil
    }

    private static func lastGroup(_ line: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        var place = end
        while let open = line.last(0x5B, before: place), open > 0 {
            if line[open - 1] == 32 { return open - 1 }
            place = open
        }
        return nil
    }

    /// `name(id)` or only an id; an id holds no blank.
    private static func named(
        _ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (identity: Range<Int>, name: Range<Int>)? {
        guard !range.isEmpty else { return nil }
        var identity = range, name = 0..<0
        if line[range.upperBound - 1] == 0x29, let open = line.last(0x28, before: range.upperBound),
            open >= range.lowerBound
        {
            identity = open + 1..<range.upperBound - 1
            name = range.lowerBound..<open
        }
        guard !identity.isEmpty, identity.count <= 64, !line.piece(identity).contains(32) else { return nil }
        return (identity, name)
    }
}
