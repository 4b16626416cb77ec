internal import Kernel

/// A line that tells the day, or that the log begins or ends: `--- Day changed Wed Jan 03 2018` and its like.
struct IRCDayLine {
    /// The day; nil if it could not be read or is not said.
    var day: LocalDay?
    /// The line should have told a day.
    var needsDay: Bool

    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var cursor = ByteCursor(line)
        if cursor.skip("--- Log opened ") || cursor.skip("--- Day changed ") || cursor.skip("**** BEGIN LOGGING AT ")
            || cursor.skip("Session Start: ") || cursor.skip("Session Time: ")
        {
            needsDay = true
        } else if line.has("--- Log closed") || line.has("**** ENDING LOGGING") || line.has("Session Close: ")
            || line.has("Session Ident: ")
        {
            needsDay = false
        } else if cursor.skip("--- "), let day = IRCDayLine.date(&cursor) {
            self.day = day
            needsDay = true
            return
        } else {
            return nil
        }
        day = needsDay ? IRCDayLine.date(&cursor) : nil
    }

    /// `Wed Jan 03 2018`, `Tue Jan  2 00:00:01 2018`, `2018-01-03`.
    private static func date(_ cursor: inout ByteCursor) -> LocalDay? {
        if let date = cursor.yearMonthDay(), let year = date.year, let month = date.month, let day = date.day {
            return LocalDay(year: year, month: month, day: day)
        }
        return cursor.attempt { cursor in
            if let date = cursor.attempt(afterWeekday) { return date }
            // The name of the weekday is whatever the language has.
            guard let space = cursor.bytes.find(" ", from: cursor.at) else { return nil }
            cursor = ByteCursor(cursor.bytes, at: space)
            cursor.skipBlank()
            return afterWeekday(&cursor)
        }
    }

    private static func afterWeekday(_ cursor: inout ByteCursor) -> LocalDay? {
        guard let month = cursor.monthName() else { return nil }
        cursor.skipBlank()
        guard let day = cursor.number(1...2) else { return nil }
        cursor.skipBlank()
        if cursor.clock() != nil { cursor.skipBlank() }
        guard let year = cursor.number(4...4) else { return nil }
        return LocalDay(year: year, month: month, day: day)
    }
}
