extension Instant {
    /// RFC 3339 with seconds and `Z`: `2026-11-21T08:00:00Z`; milliseconds only if there are any.
    public var iso: String {
        let day = LocalDay(number: Int32(clamping: floorDivide(milliseconds, 86_400_000)))
        let rest = Int(floorModulo(milliseconds, 86_400_000))
        let fraction = rest % 1000 == 0 ? "" : ".\(padded(rest % 1000, 3))"
        return "\(day)T\(clock(rest))\(fraction)Z"
    }

    /// The same moment on the wall clock of `zone`, without the offset: `2026-11-21 16:00:00`.
    public func wall(in zone: Zone) -> String {
        let local = milliseconds + zone.offset(at: self)
        let day = LocalDay(number: Int32(clamping: floorDivide(local, 86_400_000)))
        return "\(day) \(clock(Int(floorModulo(local, 86_400_000))))"
    }

    /// Reads `2026-11-21T08:00[:00[.123]][Z|+08:00|+0800]` or the same with a space for the T, or only the day.
    /// Without an offset the wall clock of `zone` is meant. Nil if it is anything else.
    public init?(iso text: some StringProtocol, zone: Zone) {
        let bytes = Array(text.utf8)
        guard let found = bytes.withUnsafeBufferPointer({ ISOTime.parse($0, zone: zone) }) else { return nil }
        self = found
    }
}

/// The reader of ISO times for the hot path: bytes in, no text made.
public enum ISOTime {
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, zone: Zone) -> Instant? {
        var cursor = 0
        func digits(_ count: Int) -> Int? {
            guard cursor + count <= bytes.count else { return nil }
            var value = 0
            for _ in 0..<count {
                let digit = Int(bytes[cursor]) - 48
                guard digit >= 0, digit <= 9 else { return nil }
                value = value * 10 + digit
                cursor += 1
            }
            return value
        }
        func skip(_ byte: UInt8) -> Bool {
            guard cursor < bytes.count, bytes[cursor] == byte else { return false }
            cursor += 1
            return true
        }
        guard let year = digits(4), skip(45), let month = digits(2), skip(45), let dayOfMonth = digits(2),
            let day = LocalDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var wall = Int64(day.number) * 86_400_000
        if cursor == bytes.count { return zone.instant(wallMilliseconds: wall) }
        guard skip(84) || skip(32) || skip(116), let hour = digits(2), hour <= 23, skip(58),
            let minute = digits(2), minute <= 59
        else { return nil }
        wall += Int64(hour) * 3_600_000 + Int64(minute) * 60_000
        if skip(58) {
            guard let second = digits(2), second <= 60 else { return nil }
            wall += Int64(second) * 1000
            if skip(46) {
                var scale: Int64 = 100, any = false
                while cursor < bytes.count, bytes[cursor] >= 48, bytes[cursor] <= 57 {
                    wall += Int64(bytes[cursor] - 48) * scale
                    scale /= 10
                    any = true
                    cursor += 1
                }
                guard any else { return nil }
            }
        }
        if cursor == bytes.count { return zone.instant(wallMilliseconds: wall) }
        if skip(90) || skip(122) { return cursor == bytes.count ? Instant(milliseconds: wall) : nil }
        let sign: Int64 = bytes[cursor] == 43 ? 1 : bytes[cursor] == 45 ? -1 : 0
        cursor += 1
        guard sign != 0, let offsetHours = digits(2), offsetHours <= 18 else { return nil }
        var offsetMinutes = 0
        if cursor < bytes.count {
            _ = skip(58)
            guard let minutes = digits(2), minutes <= 59 else { return nil }
            offsetMinutes = minutes
        }
        guard cursor == bytes.count else { return nil }
        return Instant(milliseconds: wall - sign * (Int64(offsetHours) * 3_600_000 + Int64(offsetMinutes) * 60_000))
    }
}

private func clock(_ millisecondsOfDay: Int) -> String {
    let seconds = millisecondsOfDay / 1000
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
}
