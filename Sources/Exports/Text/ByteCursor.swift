/// Reads a short text from left to right. Every step says whether it fits and moves only then.
struct ByteCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var at: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int = 0) {
        self.bytes = bytes
        self.at = place
    }

    var isAtEnd: Bool { at >= bytes.count }
    var rest: UnsafeBufferPointer<UInt8> { bytes.piece(from: at) }

    mutating func skip(_ literal: StaticString) -> Bool {
        guard bytes.has(literal, at: at) else { return false }
        at += literal.utf8CodeUnitCount
        return true
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    /// One of the bytes; which one.
    mutating func skip(oneOf some: StaticString) -> UInt8? {
        guard at < bytes.count else { return nil }
        let byte = bytes[at]
        for place in 0..<some.utf8CodeUnitCount where some.utf8Start[place] == byte {
            at += 1
            return byte
        }
        return nil
    }

    /// White space of any kind; true if there was some.
    @discardableResult
    mutating func skipBlank() -> Bool {
        let start = at
        while true {
            let width = bytes.blank(at: at, before: bytes.count)
            if width == 0 { return at > start }
            at += width
        }
    }

    /// A decimal number of so many digits, all that there are: a longer one does not fit.
    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var place = at, value = 0
        while place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 {
            if place - at == digits.upperBound { return nil }
            value = value &* 10 &+ Int(bytes[place] - 48)
            place += 1
        }
        guard place - at >= digits.lowerBound else { return nil }
        at = place
        return value
    }

    /// Tries steps together: if they fail, nothing was read.
    mutating func attempt<Value>(_ steps: (inout ByteCursor) -> Value?) -> Value? {
        var copy = self
        guard let value = steps(&copy) else { return nil }
        self = copy
        return value
    }

    /// `HH:MM:SS` or, if `seconds` is not needed, `HH:MM`. Milliseconds since midnight.
    mutating func clock(needsSeconds: Bool = true) -> Int64? {
        attempt { cursor in
            guard let hour = cursor.number(1...2), hour < 24, cursor.skip(58), let minute = cursor.number(2...2), minute < 60
            else { return nil }
            var seconds = Int64(hour) * 3600 + Int64(minute) * 60
            if cursor.skip(58) {
                guard let second = cursor.number(2...2), second <= 60 else { return nil }
                seconds += Int64(second)
            } else if needsSeconds {
                return nil
            }
            return seconds * 1000
        }
    }
}
