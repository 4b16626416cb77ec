/// Whole numbers in as few bytes as they need, seven bits a byte.
struct PackedNumbers {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }

    /// For numbers that may be negative and are near to 0.
    mutating func add(signed value: Int64) { add(UInt64(bitPattern: value << 1 ^ value >> 63)) }
}

/// Reads what `PackedNumbers` wrote; nil where the bytes end or are none of its.
struct PackedNumbersReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func next() -> UInt64? {
        var value: UInt64 = 0, shift: UInt64 = 0
        while at < bytes.count, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    mutating func count() -> Int? { next().flatMap { Int(exactly: $0) } }

    mutating func signed() -> Int64? { next().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) } }

    /// A length of a list; nil if there cannot be that many items in what is left.
    mutating func length() -> Int? { count().flatMap { $0 <= bytes.count - at ? $0 : nil } }
}
