internal import Glibc

/// Resolves the backslashes of JSON strings.
enum JSONEscapes {
    /// Writes the text meant by `bytes` (at most as many bytes) and says how long it is. NUL is left out, half a pair of
    /// surrogates becomes U+FFFD, an unknown escape stays as it is.
    static func resolve(_ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var at = 0, made = 0
        while at < bytes.count {
            let hit = memchr(base + at, 0x5C, bytes.count - at)
            let stop = hit.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
            (target + made).update(from: base + at, count: stop - at)
            made += stop - at
            at = stop
            guard at + 1 < bytes.count else { return made }
            if bytes[at + 1] == 0x75, let unit = hex(bytes, at + 2) {
                var scalar = unit
                at += 6
                if unit & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75,
                    let low = hex(bytes, at + 2), low & 0xFC00 == 0xDC00
                {
                    scalar = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
                    at += 6
                }
                made += encode(scalar, target + made)
                continue
            }
            if let plain = plain(bytes[at + 1]) {
                target[made] = plain
                made += 1
            } else {
                target[made] = 0x5C
                target[made + 1] = bytes[at + 1]
                made += 2
            }
            at += 2
        }
        return made
    }

    private static func plain(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x22, 0x5C, 0x2F: byte
        case 0x6E: 10
        case 0x72: 13
        case 0x74: 9
        case 0x62: 8
        case 0x66: 12
        default: nil
        }
    }

    private static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for place in start..<start + 4 {
            let digit: UInt8
            switch bytes[place] {
            case let byte where byte >= 48 && byte <= 57: digit = byte - 48
            case let byte where byte | 0x20 >= 97 && byte | 0x20 <= 102: digit = (byte | 0x20) - 87
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private static func encode(_ scalar: UInt32, _ target: UnsafeMutablePointer<UInt8>) -> Int {
        if scalar == 0 { return 0 }
        let known = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        var count = 0
        for byte in UTF8.encode(known) ?? UTF8.encodedReplacementCharacter {
            target[count] = byte
            count += 1
        }
        return count
    }
}
