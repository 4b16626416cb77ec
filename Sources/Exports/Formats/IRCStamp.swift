/// The time a line of an IRC log begins with: `[12:01]`, `12:01:30`, `2018-01-02 12:01:30`, `[2018-01-02 12:01]`,
/// `Jan 02 12:01:30`.
struct IRCStamp {
    var time: WallTime
    /// Where the rest begins; for WeeChat behind the first tab.
    var end: Int

    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var cursor = ByteCursor(line)
        let hasBracket = cursor.skip(0x5B)
        var time = WallTime()
        if let date = cursor.yearMonthDay() ?? cursor.attempt(IRCStamp.monthAndDay) {
            time = date
            guard cursor.skip(32) || cursor.skip(0x54) else { return nil }
        }
        guard let clock = cursor.clock(needsSeconds: false) else { return nil }
        time.clock = clock
        if hasBracket { guard cursor.skip(0x5D) else { return nil } }
        guard cursor.skip(32) || cursor.skip(9) else { return nil }
        self.time = time
        self.end = cursor.at
    }

    private static func monthAndDay(_ cursor: inout ByteCursor) -> WallTime? {
        guard let month = cursor.monthName(), cursor.skip(32) else { return nil }
        _ = cursor.skip(32)
        guard let day = cursor.number(1...2) else { return nil }
        return WallTime(month: month, day: day)
    }
}

extension ByteCursor {
    /// `Jan` … `Dec`, or `1月` … `12月`.
    mutating func monthName() -> Int? {
        let names: [StaticString] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        for (index, name) in names.enumerated() where skip(name) { return index + 1 }
        return attempt { cursor in
            guard let month = cursor.number(1...2), cursor.skip("月") else { return nil }
            return month
        }
    }
}
