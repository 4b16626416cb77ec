/// Fields that came with a request: an urlencoded body, or the query of an address.
public struct Form: Sendable, Equatable {
    /// The largest form body; long texts are uploaded instead.
    public static let maximumBytes = 64 * 1024
    static let maximumFields = 500

    private var fields: [String: [String]] = [:]

    public init() {}

    /// Nil if it has too many fields, or a field is not UTF-8 text after decoding.
    public init?(urlEncoded text: String) {
        let pairs = text.split(separator: "&", omittingEmptySubsequences: true)
        guard pairs.count <= Self.maximumFields else { return nil }
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count > 1 ? parts[1] : "") else { return nil }
            fields[name, default: []].append(value)
        }
    }

    /// The first value of a field as it was typed; empty if it did not come.
    public func typed(_ name: String) -> String { fields[name]?.first ?? "" }

    /// The first value without space around it.
    public func text(_ name: String) -> String {
        let value = typed(name)
        let end = value.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
        return String(String.UnicodeScalarView(value.unicodeScalars.dropLast(end).drop { $0.properties.isWhitespace }))
    }

    /// Nil if it did not come or is empty.
    public func optional(_ name: String) -> String? {
        let value = text(name)
        return value.isEmpty ? nil : value
    }

    public func number(_ name: String) -> Int? { Int(text(name)) }

    public func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// The fields as a query again, all but some, in the order of their names.
    func encoded(without names: Set<String>) -> String {
        fields.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
            .flatMap { name, values in values.map { "\(Address.encoded(name))=\(Address.encoded($0))" } }
            .joined(separator: "&")
    }

    /// `+` is a space, `%E4` a byte; control characters other than line ends and tabs are refused.
    private static func decode(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x2B: bytes.append(0x20)
            case 0x25:
                guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
