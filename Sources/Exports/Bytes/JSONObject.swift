internal import Glibc

/// The fields of one JSON object, found in one pass over its bytes; nothing is copied.
struct JSONObject {
    private struct Field {
        var key: Int32, keyLength: Int32
        var value: Int32, valueLength: Int32
        var kind: JSONValue.Kind
        var isEscaped: Bool
    }

    /// What has more fields is no message; the ones beyond are not looked at.
    private static let fieldLimit = 512

    private var fields: [Field] = []
    private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    /// Reads an object, which must be all there is in `bytes` but for spaces around it. What is wrong with it, if anything.
    mutating func index(_ bytes: UnsafeBufferPointer<UInt8>) -> RejectReason? {
        self.bytes = bytes
        fields.removeAll(keepingCapacity: true)
        // Places are kept in 32 bits.
        guard bytes.count <= ByteWindow.limit * 2 else { return .lineTooLong }
        var at = JSONObject.space(bytes, 0)
        guard at < bytes.count else { return .notJSON }
        guard bytes[at] == 0x7B else {
            return bytes[at] == 0x5B || bytes[at] == 0x22 ? .notAnObject : .notJSON
        }
        at += 1
        while true {
            at = JSONObject.space(bytes, at)
            guard at < bytes.count else { return .notJSON }
            if bytes[at] == 0x7D { break }
            guard bytes[at] == 0x22, let key = JSONObject.string(bytes, at) else { return .notJSON }
            at = JSONObject.space(bytes, key.end + 1)
            guard at < bytes.count, bytes[at] == 0x3A else { return .notJSON }
            at = JSONObject.space(bytes, at + 1)
            guard at < bytes.count else { return .notJSON }
            var field = Field(
                key: Int32(truncatingIfNeeded: key.start), keyLength: Int32(truncatingIfNeeded: key.end - key.start),
                value: 0, valueLength: 0, kind: .string, isEscaped: false)
            if bytes[at] == 0x22 {
                guard let text = JSONObject.string(bytes, at) else { return .notJSON }
                field.value = Int32(truncatingIfNeeded: text.start)
                field.valueLength = Int32(truncatingIfNeeded: text.end - text.start)
                field.isEscaped = text.isEscaped
                at = text.end + 1
            } else {
                var skip = JSONSkip()
                guard case .ended(let end) = skip.feed(bytes, from: at) else { return .notJSON }
                if skip.isTooDeep { return .tooDeep }
                field.kind = JSONObject.kind(bytes[at])
                field.value = Int32(truncatingIfNeeded: at)
                field.valueLength = Int32(truncatingIfNeeded: end - at)
                at = end
            }
            if fields.count < JSONObject.fieldLimit { fields.append(field) }
            at = JSONObject.space(bytes, at)
            guard at < bytes.count else { return .notJSON }
            if bytes[at] == 0x2C {
                at += 1
            } else if bytes[at] != 0x7D {
                return .notJSON
            }
        }
        return JSONObject.space(bytes, at + 1) == bytes.count ? nil : .notJSON
    }

    var isEmpty: Bool { fields.isEmpty }

    /// The value of that key, the first if there are several; keys are compared as they stand, `null` counts as absent.
    @inline(__always)
    subscript(_ key: StaticString) -> JSONValue? {
        let length = key.utf8CodeUnitCount
        guard let base = bytes.baseAddress else { return nil }
        for field in fields where Int(field.keyLength) == length && memcmp(base + Int(field.key), key.utf8Start, length) == 0 {
            let place = UnsafeBufferPointer(start: base + Int(field.value), count: Int(field.valueLength))
            let value = JSONValue(kind: field.kind, bytes: place, isEscaped: field.isEscaped)
            return value.isNull ? nil : value
        }
        return nil
    }

    /// Whether there is such a key, even with `null`.
    func has(_ key: StaticString) -> Bool {
        fields.contains { bytes.piece(Int($0.key)..<Int($0.key) + Int($0.keyLength)).equals(key) }
    }

    private static func kind(_ byte: UInt8) -> JSONValue.Kind {
        switch byte {
        case 0x7B: .object
        case 0x5B: .array
        case 0x2D, 0x30...0x39: .number
        default: .word
        }
    }

    @inline(__always)
    private static func space(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
        return at
    }

    /// The string whose opening mark stands at `quote`: places of its first byte and of its closing mark.
    @inline(__always)
    private static func string(
        _ bytes: UnsafeBufferPointer<UInt8>, _ quote: Int
    ) -> (start: Int, end: Int, isEscaped: Bool)? {
        var at = quote + 1, isEscaped = false
        while true {
            at = JSONSkip.endOfRun(bytes, from: at)
            guard at < bytes.count else { return nil }
            if bytes[at] == 0x22 { return (quote + 1, at, isEscaped) }
            isEscaped = true
            at += 2
        }
    }
}
