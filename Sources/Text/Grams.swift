/// Cuts text into search terms: Chinese, Japanese and Korean runs into overlapping pairs (`打卡` finds `今天打卡了`), everything
/// else into words. Case and full-width forms are folded. The same cut serves the index and the query.
public struct Grams: Sendable {
    /// Terms of the last text, one space between them.
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// A word goes in with its first bytes only: PostgreSQL refuses terms beyond 2 KB, and nobody types one.
    private static let wordLimit = 64
    /// Terms of one text beyond this many bytes are left out.
    private static let textLimit = 1 << 16

    /// Appends the terms of `text` and says how many bytes were added. Broken UTF-8 separates words.
    ///
    /// A run of pairs ends with its last character alone, so that a single character is found as the beginning of a term.
    @discardableResult
    public mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let start = bytes.count
        var at = 0
        // Bytes of the word being written; 0 between words.
        var word = 0
        // The last character of the run of pairs being written, as a place in `text`.
        var open: Range<Int>?
        while at < text.count, bytes.count - start < Grams.textLimit {
            let byte = text[at]
            let kind: Class, next: Int
            if byte < 0x80 {
                kind = Grams.asciiClass[Int(byte)]
                next = at + 1
            } else {
                let (scalar, length) = Grams.decode(text, at)
                kind = Grams.classify(scalar)
                next = at + length
            }
            if kind == .pair {
                word = 0
                if let before = open { add(text[before.lowerBound..<next], after: start) }
                open = at..<next
            } else {
                if let before = open { add(text[before], after: start) }
                open = nil
                if case .word(let folded) = kind {
                    if word == 0, bytes.count > start { bytes.append(0x20) }
                    word += folded == nil ? next - at : 1
                    if word <= Grams.wordLimit {
                        if let folded { bytes.append(folded) } else { bytes.append(contentsOf: text[at..<next]) }
                    }
                } else {
                    word = 0
                }
            }
            at = next
        }
        if let before = open { add(text[before], after: start) }
        return bytes.count - start
    }

    private mutating func add(_ term: Slice<UnsafeBufferPointer<UInt8>>, after start: Int) {
        if bytes.count > start { bytes.append(0x20) }
        bytes.append(contentsOf: term)
    }

    enum Class: Equatable {
        case pair
        /// A letter; with a value if it folds to an ASCII one.
        case word(UInt8?)
        case separator
    }

    static func classify(_ scalar: UInt32) -> Class {
        switch scalar {
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3041...0x30FF, 0xAC00...0xD7AF, 0x3005...0x3007: .pair
        // Full-width digits and letters.
        case 0xFF10...0xFF19: .word(UInt8(scalar - 0xFF10 + 0x30))
        case 0xFF21...0xFF3A: .word(UInt8(scalar - 0xFF21 + 0x61))
        case 0xFF41...0xFF5A: .word(UInt8(scalar - 0xFF41 + 0x61))
        // Letters of other scripts; signs between them (general punctuation, symbols, emoji, private use) separate.
        case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0x2C00...0x2DFF, 0xA000...0xABFF: .word(nil)
        default: .separator
        }
    }

    /// The scalar and how many bytes it takes; a broken sequence is one byte of U+FFFD.
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int) {
        let first = UInt32(text[at])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        guard length > 0, first < 0xF5, at + length <= text.count else { return (0xFFFD, 1) }
        var scalar = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            let next = UInt32(text[at + offset])
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | next & 0x3F
        }
        // Overlong forms, surrogates and what lies beyond the last scalar are no text.
        let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
        guard scalar >= least, scalar <= 0x10FFFF, scalar & 0xFFFF_F800 != 0xD800 else { return (0xFFFD, 1) }
        return (scalar, length)
    }

    static let asciiClass: [Class] = (0..<128).map { byte in
        switch UInt8(byte) {
        case 0x30...0x39, 0x61...0x7A: .word(UInt8(byte))
        case 0x41...0x5A: .word(UInt8(byte) + 32)
        default: .separator
        }
    }
}
