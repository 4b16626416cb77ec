/// Writes JSON straight into bytes; raw UTF-8, as the platform answers.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// One object.
    static func object(_ fill: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(nil, fill)
        return writer.bytes
    }

    mutating func object(_ name: String?, _ fill: (inout JSONWriter) -> Void) { wrap(name, UInt8(ascii: "{"), UInt8(ascii: "}"), fill) }
    mutating func list(_ name: String?, _ fill: (inout JSONWriter) -> Void) { wrap(name, UInt8(ascii: "["), UInt8(ascii: "]"), fill) }

    mutating func field(_ name: String?, _ value: String) { begin(name); string(value) }
    mutating func field(_ name: String?, _ value: some BinaryInteger) { begin(name); bytes.append(contentsOf: String(value).utf8) }
    mutating func field(_ name: String?, _ value: Bool) { begin(name); bytes.append(contentsOf: (value ? "true" : "false").utf8) }
    mutating func real(_ name: String?, _ value: Double) { begin(name); bytes.append(contentsOf: (value.isFinite ? "\(value)" : "0").utf8) }
    /// Nothing if there is none.
    mutating func optional(_ name: String, _ value: String?) { if let value { field(name, value) } }
    mutating func texts(_ name: String?, _ values: some Sequence<String>) { list(name) { for value in values { $0.field(nil, value) } } }

    /// What was read, as it was.
    mutating func value(_ name: String?, _ value: JSONValue) {
        switch value {
        case .null: begin(name); bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): field(name, flag)
        case .number(let text): begin(name); bytes.append(contentsOf: text.utf8)
        case .string(let text): field(name, text)
        case .list(let items): list(name) { for item in items { $0.value(nil, item) } }
        case .object(let fields): object(name) { for (name, value) in fields.sorted(by: { $0.key < $1.key }) { $0.value(name, value) } }
        }
    }

    /// Takes out what was written so far, for answers that go out in parts.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func begin(_ name: String?) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        guard let name else { return }
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func wrap(_ name: String?, _ first: UInt8, _ last: UInt8, _ fill: (inout JSONWriter) -> Void) {
        open(name, first)
        fill(&self)
        close(last)
    }

    /// Begins an object or a list that goes out in parts.
    mutating func open(_ name: String?, _ byte: UInt8) {
        begin(name)
        bytes.append(byte)
        needsComma = false
    }

    /// Ends what was opened.
    mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\")); bytes.append(byte)
            case 0..<32:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: [byte >> 4, byte & 15].map { $0 < 10 ? 48 + $0 : 87 + $0 })
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
