/// Finds the end of a JSON value, across as many pieces as it comes in; keeps no text and does not recurse.
struct JSONSkip {
    enum State: Equatable {
        /// The value ended before that place.
        case ended(Int)
        /// It goes on in the next piece.
        case unfinished
        /// Brackets do not match, or there is no value.
        case broken
    }

    static let depthLimit = 64

    private var depth = 0
    /// The kinds of the open brackets, innermost in the lowest bit: 1 for an object.
    private var kinds: UInt64 = 0
    private var inString = false, afterBackslash = false, inScalar = false
    /// The value is nested deeper than any export is. It is skipped all the same.
    private(set) var isTooDeep = false

    /// Reads on from the start of `bytes`; the value may have spaces before it.
    mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> State {
        var at = start
        if afterBackslash, at < bytes.count {
            afterBackslash = false
            at += 1
        }
        while at < bytes.count {
            if inString {
                at = JSONSkip.endOfRun(bytes, from: at)
                guard at < bytes.count else { return .unfinished }
                if bytes[at] == 0x5C {
                    at += 2
                    afterBackslash = at > bytes.count
                    continue
                }
                inString = false
                at += 1
                if depth == 0 { return .ended(at) }
                continue
            }
            if inScalar {
                while at < bytes.count, !JSONSkip.endsScalar(bytes[at]) { at += 1 }
                return at < bytes.count ? .ended(at) : .unfinished
            }
            switch bytes[at] {
            case 0x22: inString = true
            case 0x7B, 0x5B: open(isObject: bytes[at] == 0x7B)
            case 0x7D, 0x5D:
                guard close(isObject: bytes[at] == 0x7D) else { return .broken }
                if depth == 0 { return .ended(at + 1) }
            case 0x20, 0x0A, 0x0D, 0x09: break
            default:
                // Within brackets numbers, words, commas and colons need no look.
                if depth == 0 {
                    guard !JSONSkip.endsScalar(bytes[at]) else { return .broken }
                    inScalar = true
                }
            }
            at += 1
        }
        return .unfinished
    }

    /// Whether a value that ends with the file was whole: only a bare number or word can be.
    var mayEndHere: Bool { inScalar }

    private mutating func open(isObject: Bool) {
        depth += 1
        if depth > JSONSkip.depthLimit { isTooDeep = true } else { kinds = kinds << 1 | (isObject ? 1 : 0) }
    }

    private mutating func close(isObject: Bool) -> Bool {
        guard depth > 0 else { return false }
        depth -= 1
        // Beyond the limit brackets are only counted.
        if depth >= JSONSkip.depthLimit { return true }
        let wasObject = kinds & 1 == 1
        kinds >>= 1
        return wasObject == isObject
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x3A, 0x5D, 0x7D, 0x20, 0x0A, 0x0D, 0x09: true
        default: false
        }
    }

    /// The next quotation mark or backslash at or after that place, or the end.
    @inline(__always)
    static func endOfRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        let raw = UnsafeRawPointer(base)
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let hits = zeroBytes(word ^ 0x2222_2222_2222_2222) | zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
            if hits != 0 { return at + hits.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.count, base[at] != 0x22, base[at] != 0x5C { at += 1 }
        return at
    }

    /// The highest bit of every byte that is zero; what lies above the lowest hit may be wrong.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
