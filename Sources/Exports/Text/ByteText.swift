internal import Glibc

/// What readers of text ask of a piece of it. Nothing is copied.
extension UnsafeBufferPointer<UInt8> {
    /// The piece in that range; empty if the range is not within.
    func piece(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        guard range.lowerBound >= 0, range.upperBound <= count else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(rebasing: self[range])
    }

    func piece(from start: Int) -> UnsafeBufferPointer<UInt8> { piece(Swift.min(start, count)..<count) }
    func piece(upTo end: Int) -> UnsafeBufferPointer<UInt8> { piece(0..<Swift.max(0, Swift.min(end, count))) }

    /// Whether the literal stands there.
    func has(_ literal: StaticString, at place: Int = 0) -> Bool {
        hasBytes(literal.utf8Start, literal.utf8CodeUnitCount, at: place)
    }

    func has(_ literal: [UInt8], at place: Int = 0) -> Bool {
        literal.withUnsafeBufferPointer { other in
            guard let start = other.baseAddress else { return true }
            return hasBytes(start, other.count, at: place)
        }
    }

    func ends(with literal: StaticString) -> Bool {
        has(literal, at: count - literal.utf8CodeUnitCount)
    }

    /// Where the literal stands first at or after `start`.
    func find(_ literal: StaticString, from start: Int = 0) -> Int? {
        findBytes(literal.utf8Start, literal.utf8CodeUnitCount, from: start)
    }

    func find(_ literal: [UInt8], from start: Int = 0) -> Int? {
        literal.withUnsafeBufferPointer { other in
            guard let first = other.baseAddress else { return nil }
            return findBytes(first, other.count, from: start)
        }
    }

    /// Where that byte stands last before `end`.
    func last(_ byte: UInt8, before end: Int) -> Int? {
        var place = Swift.min(end, count) - 1
        while place >= 0 {
            if self[place] == byte { return place }
            place -= 1
        }
        return nil
    }

    /// Whether it is exactly that text.
    func equals(_ literal: StaticString) -> Bool { count == literal.utf8CodeUnitCount && has(literal) }

    /// The range without white space on both ends: ASCII, the spaces of Chinese and of chat programs, marks without width.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound, high = range.upperBound
        while low < high {
            let width = blank(at: low, before: high)
            if width == 0 { break }
            low += width
        }
        while high > low {
            let width = blankEnding(at: high, after: low)
            if width == 0 { break }
            high -= width
        }
        return low..<high
    }

    var trimmed: UnsafeBufferPointer<UInt8> { piece(trimmed(0..<count)) }

    /// The text as the name of a group; empty if it is longer than a name can be, for it is copied with every message.
    var asTitle: [UInt8] { trimmed.count <= 1024 ? Array(trimmed) : [] }

    var isBlank: Bool { trimmed(0..<count).isEmpty }

    /// Length of the white space that begins there, 0 if none does.
    func blank(at place: Int, before end: Int) -> Int {
        guard place < end else { return 0 }
        switch self[place] {
        case 9, 10, 11, 12, 13, 32: return 1
        case 0xC2: return place + 1 < end && self[place + 1] == 0xA0 ? 2 : 0
        case 0xE2, 0xE3, 0xEF: return place + 3 <= end && isWideBlank(place) ? 3 : 0
        default: return 0
        }
    }

    private func blankEnding(at end: Int, after start: Int) -> Int {
        for width in 1...3 where end - width >= start && blank(at: end - width, before: end) == width { return width }
        return 0
    }

    /// U+2000…U+200F, U+2028…U+202F, U+2060…U+2069, U+3000, U+FEFF.
    private func isWideBlank(_ place: Int) -> Bool {
        switch (self[place], self[place + 1], self[place + 2]) {
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0xA0...0xA9), (0xE3, 0x80, 0x80),
            (0xEF, 0xBB, 0xBF):
            true
        default: false
        }
    }

    private func hasBytes(_ literal: UnsafePointer<UInt8>, _ length: Int, at place: Int) -> Bool {
        guard place >= 0, length <= count, place <= count - length, let base = baseAddress else { return length == 0 }
        return memcmp(base + place, literal, length) == 0
    }

    private func findBytes(_ literal: UnsafePointer<UInt8>, _ length: Int, from start: Int) -> Int? {
        guard let base = baseAddress, length > 0 else { return nil }
        var place = Swift.max(0, start)
        while place <= count - length, let hit = memchr(base + place, Int32(literal[0]), count - length - place + 1) {
            place = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            if memcmp(base + place, literal, length) == 0 { return place }
            place += 1
        }
        return nil
    }
}
