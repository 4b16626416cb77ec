internal import Glibc

/// Finds and repairs what is not UTF-8. NUL counts as broken too: databases refuse it in texts.
enum UTF8Check {
    /// How many bytes from the start are whole, valid characters other than NUL.
    static func validPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let nul = memchr(base, 0, bytes.count)
        let count = nul.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
        let raw = UnsafeRawPointer(base)
        var at = 0
        while at < count {
            if at + 8 <= count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                at += 8
                continue
            }
            let length = character(base + at, count - at)
            if length == 0 { return at }
            at += length
        }
        return at
    }

    /// Length of the valid character there, 0 if there is none or it is cut off. `left` is at least 1.
    @inline(__always)
    private static func character(_ p: UnsafePointer<UInt8>, _ left: Int) -> Int {
        let lead = p[0]
        if lead < 0x80 { return 1 }
        if lead < 0xC2 || lead > 0xF4 { return 0 }
        if lead < 0xE0 { return left >= 2 && p[1] & 0xC0 == 0x80 ? 2 : 0 }
        if lead < 0xF0 {
            guard left >= 3, p[1] & 0xC0 == 0x80, p[2] & 0xC0 == 0x80 else { return 0 }
            if lead == 0xE0, p[1] < 0xA0 { return 0 }
            if lead == 0xED, p[1] > 0x9F { return 0 }
            return 3
        }
        guard left >= 4, p[1] & 0xC0 == 0x80, p[2] & 0xC0 == 0x80, p[3] & 0xC0 == 0x80 else { return 0 }
        if lead == 0xF0, p[1] < 0x90 { return 0 }
        if lead == 0xF4, p[1] > 0x8F { return 0 }
        return 4
    }

    /// Whether these bytes, at the end of a chunk, are the beginning of a character that may go on in the next.
    static func isBeginning(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let lead = bytes.first, lead >= 0xC2, lead <= 0xF4 else { return false }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return bytes.count < length && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// Appends the text with U+FFFD for every broken run and without NUL; how many bytes were used up (all if `isLast`).
    static func repair(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into clean: inout [UInt8]) -> Int {
        var at = 0, inBrokenRun = false
        while at < bytes.count {
            let rest = UnsafeBufferPointer(rebasing: bytes[at...])
            let valid = validPrefix(rest)
            if valid > 0 {
                clean.append(contentsOf: rest[0..<valid])
                at += valid
                inBrokenRun = false
                continue
            }
            if !isLast, isBeginning(rest) { return at }
            if bytes[at] != 0 {
                if !inBrokenRun { clean.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
                inBrokenRun = true
            }
            at += 1
        }
        return at
    }
}
