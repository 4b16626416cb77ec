/// Fields that came with a request: an urlencoded body, or the query of an address.
public struct Form: Sendable, Equatable {
    /// The largest form body; long texts are uploaded instead.
    public static let maximumBytes = 64 * 1024
    static let maximumFields = 500

    private struct Field: Equatable {
        var name: String
        var value: String
    }

    /// In the order in which they came.
    private var fields: [Field] = []

    public init() {}

    public init?(urlEncoded text: String) { self.init(urlEncoded: text.utf8) }

    /// `+` is a space, `%E4` a byte. Nil if it has too many fields, a field is not UTF-8 text, or holds a control character
    /// other than line ends and tabs.
    public init?(urlEncoded bytes: some Sequence<UInt8>) {
        var name: [UInt8]?, part: [UInt8] = []
        var isEmpty = true
        var rest = bytes.makeIterator()
        while true {
            let byte = rest.next()
            guard let byte, byte != UInt8(ascii: "&") else {
                if !isEmpty {
                    guard fields.count < Self.maximumFields, let value = String(validating: part, as: UTF8.self) else { return nil }
                    if let name {
                        guard let name = String(validating: name, as: UTF8.self) else { return nil }
                        fields.append(Field(name: name, value: value))
                    } else {
                        fields.append(Field(name: value, value: ""))
                    }
                }
                if byte == nil { return }
                (name, part, isEmpty) = (nil, [], true)
                continue
            }
            isEmpty = false
            switch byte {
            case UInt8(ascii: "=") where name == nil:
                name = part
                part = []
            case UInt8(ascii: "+"): part.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(Self.hexDigit), let low = rest.next().flatMap(Self.hexDigit) else { return nil }
                guard Self.isAllowed(high << 4 | low) else { return nil }
                part.append(high << 4 | low)
            default:
                guard Self.isAllowed(byte) else { return nil }
                part.append(byte)
            }
        }
    }

    /// The first value of a field as it was typed; empty if it did not come.
    public func typed(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// The first value without space around it.
    public func text(_ name: String) -> String {
        let value = typed(name)
        // Letters and digits of ASCII at both ends need no look at what Unicode calls space.
        if let first = value.utf8.first, let last = value.utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return value
        }
        let end = value.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
        return String(String.UnicodeScalarView(value.unicodeScalars.dropLast(end).drop { $0.properties.isWhitespace }))
    }

    /// Nil if it did not come or is empty.
    public func optional(_ name: String) -> String? {
        let value = text(name)
        return value.isEmpty ? nil : value
    }

    public func number(_ name: String) -> Int? { Int(text(name)) }

    /// As they came; a name that came twice stands twice.
    var names: [String] { fields.map(\.name) }

    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The fields as a query again, all but some.
    func encoded(without names: Set<String>) -> String {
        fields.filter { !names.contains($0.name) }
            .map { "\(Address.encoded($0.name))=\(Address.encoded($0.value))" }
            .joined(separator: "&")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool { byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
