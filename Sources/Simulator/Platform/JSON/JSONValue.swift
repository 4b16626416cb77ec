/// A JSON document that was read. Numbers are kept as text, so that whole ones are not rounded by passing through.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// What an object holds under a name; null for anything else.
    public subscript(_ name: String) -> JSONValue {
        if case .object(let fields) = self { fields[name] ?? .null } else { .null }
    }

    public var isNull: Bool { self == .null }
    /// The text; nil for anything else, numbers among them.
    public var text: String? { if case .string(let text) = self { text } else { nil } }
    /// A whole number; also one that is written as a text, as the platform takes it.
    public var integer: Int64? {
        switch self {
        case .number(let text), .string(let text): Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
        case .bool(let value): value ? 1 : 0
        default: nil
        }
    }
    /// A number that is finite.
    public var real: Double? { if case .number(let text) = self { Double(text).flatMap { $0.isFinite ? $0 : nil } } else { nil } }
    /// True or false; also 0 and 1.
    public var flag: Bool? { integer.map { $0 != 0 } }
    /// The members of a list; empty for anything else.
    public var list: [JSONValue] { if case .list(let items) = self { items } else { [] } }
    /// The texts of a list; empty for anything else.
    public var texts: [String] { list.compactMap(\.text) }
    public var fields: [String: JSONValue] { if case .object(let fields) = self { fields } else { [:] } }
}
