/// Decodes a type from nothing and tells `SchemaDrawing` what it asked for.
struct SchemaDecoder: Decoder {
    let drawing: SchemaDrawing
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Fields<Key>(drawing: drawing))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Items(drawing: drawing) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(drawing: drawing) }

    private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let drawing: SchemaDrawing
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }

        func contains(_ key: Key) -> Bool { true }

        /// Asked before the field is decoded, and only of an optional one.
        func decodeNil(forKey key: Key) throws -> Bool {
            drawing.mayBeMissing(key.stringValue)
            return false
        }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try drawing.field(key.stringValue, type) }
        func nestedContainer<Nested: CodingKey>(keyedBy: Nested.Type, forKey: Key) throws -> KeyedDecodingContainer<Nested> { throw SchemaDecoder.refusal }
        func nestedUnkeyedContainer(forKey: Key) throws -> any UnkeyedDecodingContainer { throw SchemaDecoder.refusal }
        func superDecoder() throws -> any Decoder { throw SchemaDecoder.refusal }
        func superDecoder(forKey: Key) throws -> any Decoder { throw SchemaDecoder.refusal }
    }

    /// A list of one item.
    private struct Items: UnkeyedDecodingContainer {
        let drawing: SchemaDrawing
        var codingPath: [any CodingKey] { [] }
        var count: Int? { nil }
        var currentIndex = 0
        var isAtEnd: Bool { currentIndex > 0 }

        init(drawing: SchemaDrawing) { self.drawing = drawing }

        mutating func decodeNil() throws -> Bool { false }

        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
            currentIndex += 1
            return try drawing.items(type)
        }

        mutating func nestedContainer<Nested: CodingKey>(keyedBy: Nested.Type) throws -> KeyedDecodingContainer<Nested> { throw SchemaDecoder.refusal }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw SchemaDecoder.refusal }
        mutating func superDecoder() throws -> any Decoder { throw SchemaDecoder.refusal }
    }

    private struct Single: SingleValueDecodingContainer {
        let drawing: SchemaDrawing
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { false }
        func decode<T: Decodable>(_ type: T.Type) throws -> T { try drawing.value(of: type) }
    }

    private static let refusal = WebSetupError("a document does not nest containers by hand")
}
