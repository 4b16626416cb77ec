/// What a file is written in, as far as exports go.
enum TextEncoding: Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian, gb18030

    /// The name glibc's iconv knows.
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        }
    }

    /// What a byte order mark at the start of the file says.
    static func mark(of bytes: UnsafeBufferPointer<UInt8>) -> (encoding: TextEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
        return nil
    }

    /// UTF-16 without a mark: every ASCII character (line ends, digits) has a NUL on one and the same side.
    static func wide(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        let head = bytes.prefix(64 << 10)
        var even = 0, odd = 0
        for (at, byte) in head.enumerated() where byte == 0 {
            if at & 1 == 0 { even += 1 } else { odd += 1 }
        }
        // One in fifty bytes at least: a few NUL in a broken UTF-8 file do not make it UTF-16.
        let few = max(4, head.count / 50)
        if odd >= few, odd > even * 20 { return .utf16LittleEndian }
        if even >= few, even > odd * 20 { return .utf16BigEndian }
        return nil
    }

    /// UTF-8 or GB18030 by the first 64 KiB from the first byte that is not ASCII; nil if all are ASCII.
    static func decide(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        let head = UnsafeBufferPointer(rebasing: bytes[first...].prefix(64 << 10))
        var at = 0, good = 0, broken = 0
        while at < head.count {
            let rest = UnsafeBufferPointer(rebasing: head[at...])
            let valid = UTF8Check.validPrefix(rest)
            // Two bytes that happen to fit are common in GB18030, three (all of Chinese in UTF-8) are not.
            good += rest[0..<valid].reduce(0) { $0 + ($1 >= 0xE0 ? 3 : $1 >= 0xC2 ? 1 : 0) }
            at += valid
            guard at < head.count else { break }
            if UTF8Check.isBeginning(UnsafeBufferPointer(rebasing: head[at...])) { break }
            if head[at] >= 0x80 { broken += 1 }
            at += 1
        }
        // A damaged UTF-8 file stays UTF-8.
        return broken * 2 <= good ? .utf8 : .gb18030
    }
}
