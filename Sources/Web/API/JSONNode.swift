/// A JSON value as a plain value, for documents about documents.
public indirect enum JSONNode: Sendable, Equatable, Encodable {
    case null
    case flag(Bool)
    case integer(Int64)
    case text(String)
    case list([JSONNode])
    case object([String: JSONNode])

    /// The field of an object; nil for anything else.
    public subscript(name: String) -> JSONNode? {
        if case .object(let fields) = self { fields[name] } else { nil }
    }

    /// The same object with these fields too; the later ones win.
    func adding(_ more: [String: JSONNode]) -> JSONNode {
        guard case .object(let fields) = self else { return self }
        return .object(fields.merging(more) { _, new in new })
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .integer(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let nodes): try container.encode(nodes)
        case .object(let fields): try container.encode(fields)
        }
    }
}

extension JSONNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(arrayLiteral elements: JSONNode...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, JSONNode)...) {
        self = .object(Dictionary(elements) { _, new in new })
    }
}
