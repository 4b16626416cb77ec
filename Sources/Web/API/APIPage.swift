/// A part of a list, and where it goes on.
public struct APIPage<Item: APIDocument>: Encodable, Sendable {
    public var items: [Item]
    /// Nil at the end; written as null, so that nobody takes a missing field for an end.
    public var next: APICursor?

    public init(items: [Item], next: APICursor?) {
        self.items = items
        self.next = next
    }

    /// Of rows that were read one more than asked for, to see whether there are more.
    public init<Row>(_ rows: [Row], limit: Int, after: (Row) -> APICursor, _ item: (Row) throws -> Item) rethrows {
        let shown = rows.prefix(limit)
        items = try shown.map(item)
        next = rows.count > shown.count ? shown.last.map(after) : nil
    }

    private enum Name: String, CodingKey { case items, next }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(items, forKey: .items)
        try container.encode(next?.text, forKey: .next)
    }

    static func schema(_ book: inout SchemaBook) throws -> JSONNode {
        [
            "type": "object", "required": ["items", "next"],
            "properties": [
                "items": ["type": "array", "items": try book.schema(of: Item.self)],
                "next": ["type": ["string", "null"], "description": "The parameter cursor of the next page; null at the end."],
            ],
        ]
    }
}
