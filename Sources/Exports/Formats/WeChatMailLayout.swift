/// What WeChat mails or copies when several messages are chosen: a title, a rule with the day, `name  16:21`, the text.
///
/// Names only, no seconds. The title names the group, if it is one.
struct WeChatMailLayout: TextLayout {
    let style = TextStyle(hasNamesOnly: true)
    private(set) var group: [UInt8] = []
    private var today: WallTime?

    mutating func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        if let day = WeChatMailLayout.day(line) {
            today = day
            return .furniture
        }
        if today == nil {
            if let title = WeChatMailLayout.group(in: line) { group = line.piece(title).asTitle }
            if line.find("聊天记录如下") != nil || line.trimmed.equals("Dear:") { return .furniture }
        }
        let end = line.trimmed(0..<line.count).upperBound
        // The time is what stands last: names may hold times.
        for length in [5, 4] where end >= length + 3 {
            let start = end - length
            var cursor = ByteCursor(line.piece(upTo: end), at: start)
            guard let clock = cursor.clock(needsSeconds: false), cursor.isAtEnd else { continue }
            let name = line.trimmed(0..<start)
            guard start - name.upperBound >= 2, !name.isEmpty else { continue }
            guard var time = today else { return .broken(.missingTime) }
            time.clock = clock
            return .header(TextHeader(time: time, sender: name))
        }
        return .body
    }

    /// `—————  2026-04-06  —————`
    static func day(_ line: UnsafeBufferPointer<UInt8>) -> WallTime? {
        var cursor = ByteCursor(line)
        cursor.skipBlank()
        guard cursor.skip("——") else { return nil }
        while cursor.skip("—") {}
        guard cursor.skipBlank(), let day = cursor.yearMonthDay(), cursor.skipBlank(), cursor.skip("——") else { return nil }
        while cursor.skip("—") {}
        cursor.skipBlank()
        return cursor.isAtEnd ? day : nil
    }

    private static func group(in title: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        if let start = title.find("微信群\""), let end = title.find("\"的聊天记录如下", from: start + 10) {
            return start + 10..<end
        }
        if let end = title.find("微信群上的聊天记录如下") { return title.trimmed(0..<end) }
        return nil
    }
}
