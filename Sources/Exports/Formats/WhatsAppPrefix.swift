/// What a line of WhatsApp begins with: `[15/01/2024, 10:30:45] `, `2024/1/15 10:30 - `, `1/15/24, 10:30 PM - ` and so on.
struct WhatsAppPrefix {
    /// The three numbers of the date as they stand.
    var date: (Int, Int, Int)
    var hasPoints: Bool
    /// Milliseconds since midnight; nil if there is no such time.
    var clock: Int64?
    /// Where the rest of the line begins.
    var end: Int

    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var cursor = ByteCursor(line)
        while cursor.skip("\u{200E}") || cursor.skip("\u{200F}") || cursor.skip("\u{202A}") || cursor.skip("\u{FEFF}") {}
        let hasBracket = cursor.skip(0x5B)
        guard let a = cursor.number(1...4) else { return nil }
        let separator = cursor.skip("年") ? UInt8(0) : cursor.skip(oneOf: "/.-")
        guard let separator, let b = cursor.number(1...2) else { return nil }
        guard separator == 0 ? cursor.skip("月") : cursor.skip(separator), let c = cursor.number(1...4) else { return nil }
        if separator == 0 { guard cursor.skip("日") else { return nil } }
        _ = cursor.skip(0x2C)
        guard cursor.skipBlank() else { return nil }
        var half = cursor.halfDay()
        if half != nil { cursor.skipBlank() }
        guard let hour = cursor.number(1...2), let colon = cursor.skip(oneOf: ":."), let minute = cursor.number(2...2) else {
            return nil
        }
        var second = 0
        if cursor.skip(colon) {
            guard let value = cursor.number(2...2) else { return nil }
            second = value
        }
        if half == nil {
            half = cursor.attempt { cursor in
                cursor.skipBlank()
                return cursor.halfDay()
            }
        }
        cursor.skipBlank()
        if hasBracket {
            guard cursor.skip(0x5D) else { return nil }
        } else {
            guard cursor.skip("- ") || cursor.skip("– ") else { return nil }
        }
        cursor.skipSpace()
        date = (a, b, c)
        hasPoints = separator == 0x2E
        end = cursor.at
        guard hour < 24, minute < 60, second <= 60 else { return }
        let time = Int64(hour * 3600 + minute * 60 + second) * 1000
        clock = half.map { $0.time(time) } ?? time
    }
}

extension ByteCursor {
    /// Spaces, but not the marks without width that tell WhatsApp's own words from a member's.
    fileprivate mutating func skipSpace() {
        while skip(32) {}
    }
}
