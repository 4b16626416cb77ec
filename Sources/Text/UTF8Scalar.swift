/// One scalar of a text that may be broken.
struct UTF8Scalar {
    var value: UInt32
    /// Bytes it takes; 1 for a byte that belongs to no scalar.
    var length: Int

    static let broken = UTF8Scalar(value: 0xFFFD, length: 1)

    /// The scalar that begins at `at`, which must be a place in `text`.
    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) {
        let first = UInt32(text[at])
        if first < 0x80 {
            self.init(value: first, length: 1)
        } else if first & 0xF0 == 0xE0, at + 2 < text.count {
            let second = UInt32(text[at + 1]), third = UInt32(text[at + 2])
            let value = (first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
            let sound = (second & 0xC0 == 0x80) && (third & 0xC0 == 0x80) && value >= 0x800 && value & 0xF800 != 0xD800
            self = sound ? UTF8Scalar(value: value, length: 3) : .broken
        } else {
            self.init(rare: text, at)
        }
    }

    init(value: UInt32, length: Int) {
        self.value = value
        self.length = length
    }

    /// Two and four bytes.
    private init(rare text: UnsafeBufferPointer<UInt8>, _ at: Int) {
        let first = UInt32(text[at])
        let length = first >= 0xF0 ? 4 : 2
        self = .broken
        guard first >= 0xC2, first < 0xE0 || first >= 0xF0, first < 0xF5, at + length <= text.count else { return }
        var scalar = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            let next = UInt32(text[at + offset])
            guard next & 0xC0 == 0x80 else { return }
            scalar = scalar << 6 | next & 0x3F
        }
        guard length == 2 || (0x10000...0x10FFFF).contains(scalar) else { return }
        self.init(value: scalar, length: length)
    }
}
