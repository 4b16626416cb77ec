internal import Kernel

/// Reads a time in whatever way tables and exports write it.
///
/// In this order: Unix time (10 digits seconds, 13 milliseconds, 16 microseconds), RFC 3339 and its relatives,
/// `2024/1/15 8:05`, `2024年1月15日 上午8:05:30`, `1/15/2024 8:05:30 PM` (month first), the serial number of a spreadsheet.
enum TimeText {
    /// The instant meant; wall clocks are of `zone`. Nil if it is no time.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, zone: Zone) -> Instant? {
        if let unix = unix(bytes) { return unix }
        if let iso = iso(bytes, zone) { return iso }
        let bytes = bytes.trimmed
        return unix(bytes) ?? iso(bytes, zone) ?? wall(bytes, zone) ?? serial(bytes, zone)
    }

    /// Whether an id can carry it: 1990 to 2059.
    static func isStorable(_ instant: Instant) -> Bool { IDSequence.range.contains(instant) }

    @inline(__always)
    private static func iso(_ bytes: UnsafeBufferPointer<UInt8>, _ zone: Zone) -> Instant? {
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes.count <= 40 else { return nil }
        return ISOTime.parse(bytes, zone: zone)
    }

    /// A number of seconds, with or without a fraction, of milliseconds, or of microseconds since 1970.
    @inline(__always)
    static func unix(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard bytes.count >= 9, bytes.count <= 20 else { return nil }
        var value: Int64 = 0, digits = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { break }
            digits += 1
            guard digits <= 16 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        if digits < bytes.count {
            guard bytes[digits] == 0x2E, digits == 9 || digits == 10 else { return nil }
            var scale: Int64 = 100
            value *= 1000
            for byte in bytes.dropFirst(digits + 1) {
                guard byte >= 48, byte <= 57 else { return nil }
                value += Int64(byte - 48) * scale
                scale /= 10
            }
            return Instant(milliseconds: value)
        }
        switch digits {
        case 9, 10: return Instant(milliseconds: value * 1000)
        case 12, 13: return Instant(milliseconds: value)
        case 16: return Instant(milliseconds: value / 1000)
        default: return nil
        }
    }

    /// Days since 1899-12-30 with a fraction, from 1970-01-01 (25569) to 2064.
    private static func serial(_ bytes: UnsafeBufferPointer<UInt8>, _ zone: Zone) -> Instant? {
        guard bytes.count >= 5, bytes.count <= 20, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 || $0 == 0x2E }),
            let value = Double(String(decoding: bytes, as: UTF8.self)), value >= 25_569, value < 60_001
        else { return nil }
        // Spreadsheets keep fractions of a day, which hit whole seconds only nearly.
        let seconds = ((value - 25_569) * 86_400).rounded()
        return zone.instant(wallMilliseconds: Int64(seconds) * 1000)
    }

    private static func wall(_ bytes: UnsafeBufferPointer<UInt8>, _ zone: Zone) -> Instant? {
        var cursor = ByteCursor(bytes)
        guard let day = cursor.attempt(yearFirst) ?? cursor.attempt(monthFirst) else { return nil }
        let wall = Int64(day.number) * 86_400_000
        _ = cursor.skip(0x2C)
        _ = cursor.skip(0x54)
        cursor.skipBlank()
        if cursor.isAtEnd { return zone.instant(wallMilliseconds: wall) }
        var half = cursor.halfDay()
        cursor.skipBlank()
        guard let clock = clock(&cursor) else { return nil }
        cursor.skipBlank()
        half = half ?? cursor.halfDay()
        guard cursor.isAtEnd, let time = half.map({ $0.time(clock) }) ?? clock else { return nil }
        return zone.instant(wallMilliseconds: wall + time)
    }

    private static func yearFirst(_ cursor: inout ByteCursor) -> LocalDay? {
        guard let year = cursor.number(4...4) else { return nil }
        if cursor.skip("年") {
            cursor.skipBlank()
            guard let month = cursor.number(1...2), cursor.skip("月") else { return nil }
            cursor.skipBlank()
            guard let day = cursor.number(1...2), cursor.skip("日") || cursor.skip("号") else { return nil }
            return LocalDay(year: year, month: month, day: day)
        }
        guard let separator = cursor.skip(oneOf: "-/."), let month = cursor.number(1...2), cursor.skip(separator),
            let day = cursor.number(1...2)
        else { return nil }
        return LocalDay(year: year, month: month, day: day)
    }

    /// The order of the United States and of no other country; a file that puts the day first shows by months above 12.
    private static func monthFirst(_ cursor: inout ByteCursor) -> LocalDay? {
        guard let month = cursor.number(1...2), cursor.skip(0x2F), let day = cursor.number(1...2), cursor.skip(0x2F),
            let year = cursor.number(4...4)
        else { return nil }
        return LocalDay(year: year, month: month, day: day)
    }

    /// Milliseconds since midnight, with a fraction of a second if there is one.
    private static func clock(_ cursor: inout ByteCursor) -> Int64? {
        guard var time = cursor.clock(needsSeconds: false) else { return nil }
        if cursor.skip(0x2E) {
            let start = cursor.at
            guard let fraction = cursor.number(1...9) else { return nil }
            var value = Double(fraction)
            for _ in start..<cursor.at { value /= 10 }
            time += Int64(value * 1000)
        }
        return time
    }
}
