/// A value as it stands in the file: the bytes of a string are those between the quotation marks.
struct JSONValue {
    enum Kind { case string, number, object, array, word }

    let kind: Kind
    let bytes: UnsafeBufferPointer<UInt8>
    /// A string with backslashes.
    let isEscaped: Bool

    init(kind: Kind, bytes: UnsafeBufferPointer<UInt8>, isEscaped: Bool = false) {
        self.kind = kind
        self.bytes = bytes
        self.isEscaped = isEscaped
    }

    /// A whole value, as `JSONScanner` gives it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch bytes.first {
        case 0x22 where bytes.count >= 2:
            let inner = bytes.piece(1..<bytes.count - 1)
            self.init(kind: .string, bytes: inner, isEscaped: inner.contains(0x5C))
        case 0x7B: self.init(kind: .object, bytes: bytes)
        case 0x5B: self.init(kind: .array, bytes: bytes)
        case let first? where first == 0x2D || first >= 0x30 && first <= 0x39: self.init(kind: .number, bytes: bytes)
        default: self.init(kind: .word, bytes: bytes)
        }
    }

    var isTrue: Bool { kind == .word && bytes.equals("true") }
    var isNull: Bool { kind == .word && bytes.equals("null") }

    /// The text of a string or the digits of a number; empty for anything else. Lives as long as the bytes and the arena.
    @inline(__always)
    func text(_ arena: ByteArena) -> UnsafeBufferPointer<UInt8> {
        switch kind {
        case .string: isEscaped ? unescaped(arena) : bytes
        case .number: bytes
        default: UnsafeBufferPointer(start: nil, count: 0)
        }
    }

    /// A whole number, as a number or as digits in a string.
    var integer: Int64? {
        guard kind == .number || kind == .string, !bytes.isEmpty, bytes.count <= 20 else { return nil }
        var value: Int64 = 0
        let isNegative = bytes[0] == 0x2D
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            guard byte >= 48, byte <= 57 else { return nil }
            let (tenfold, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLargeToo) = tenfold.addingReportingOverflow(Int64(byte - 48))
            guard !tooLarge, !tooLargeToo else { return nil }
            value = sum
        }
        return bytes.count == 1 && isNegative ? nil : isNegative ? -value : value
    }

    /// The fields of an object.
    var object: JSONObject? {
        guard kind == .object else { return nil }
        var object = JSONObject()
        return object.index(bytes) == nil ? object : nil
    }

    /// The elements of an array in order, at most `limit`; stops where it is broken.
    func elements(limit: Int = 10_000) -> [JSONValue] {
        guard kind == .array, bytes.count >= 2 else { return [] }
        let inner = bytes.piece(1..<bytes.count - 1)
        var found: [JSONValue] = [], at = 0
        while found.count < limit {
            while at < inner.count, inner[at] == 0x2C || inner[at] <= 0x20 { at += 1 }
            guard at < inner.count else { break }
            var skip = JSONSkip()
            switch skip.feed(inner, from: at) {
            case .ended(let end):
                found.append(JSONValue(inner.piece(at..<end)))
                at = end
            case .unfinished where skip.mayEndHere:
                found.append(JSONValue(inner.piece(at..<inner.count)))
                at = inner.count
            case .unfinished, .broken: return found
            }
        }
        return found
    }

    private func unescaped(_ arena: ByteArena) -> UnsafeBufferPointer<UInt8> {
        arena.make(bytes.count) { JSONEscapes.resolve(bytes, into: $0) }
    }
}
