/// A time as a line shows it; what the line leaves out is nil.
struct WallTime: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?
    /// Milliseconds since midnight.
    var clock: Int64 = 0
}

extension ByteCursor {
    /// `2024-11-14`, `2024/1/5`, `2024.1.5`.
    mutating func yearMonthDay() -> WallTime? {
        attempt { cursor in
            guard let year = cursor.number(4...4), let separator = cursor.skip(oneOf: "-/."),
                let month = cursor.number(1...2), cursor.skip(separator), let day = cursor.number(1...2)
            else { return nil }
            return WallTime(year: year, month: month, day: day)
        }
    }

    /// `11-14`, `5/8`.
    mutating func monthDay() -> WallTime? {
        attempt { cursor in
            guard let month = cursor.number(1...2), cursor.skip(oneOf: "-/") != nil, let day = cursor.number(1...2) else {
                return nil
            }
            return WallTime(month: month, day: day)
        }
    }

    /// `2024-11-14 16:00:00`, the hour with one digit or two, an AM or PM behind it.
    mutating func dateAndClock() -> WallTime? {
        attempt { cursor in
            guard var time = cursor.yearMonthDay(), cursor.skip(32), let clock = cursor.clock() else { return nil }
            time.clock = clock
            // `Amy` begins like a half of the day, and a 24-hour clock may stand before somebody called `PM`.
            let exact = cursor.attempt { cursor -> Int64? in
                guard cursor.skip(32), let half = cursor.halfDay(), cursor.isAtEnd || cursor.bytes[cursor.at] == 32 else {
                    return nil
                }
                return half.time(clock)
            }
            time.clock = exact ?? clock
            return time
        }
    }
}
