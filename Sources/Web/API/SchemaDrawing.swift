/// One value's schema while its type is being decoded from nothing.
final class SchemaDrawing {
    private(set) var node: JSONNode = [:]
    /// The documents in it, by their names.
    private(set) var documents: [String: JSONNode] = [:]
    private var fields: [String: JSONNode] = [:]
    private var optional: Set<String> = []

    /// Draws the schema of `type` and hands out some value of it.
    func value<T: Decodable>(of type: T.Type) throws -> T {
        if let value = plain(type) ?? scalar(type) { return value }
        if let value = try word(type) { return value }
        let value = try T(from: SchemaDecoder(drawing: self))
        if let document = type as? any APIDocument.Type {
            for (name, note) in document.notes {
                guard let field = fields[name] else { throw WebSetupError("\(type) explains \(name), which it does not have") }
                fields[name] = field.adding(["description": .text(note)])
            }
            documents[document.schemaName] = object
            node = SchemaBook.reference(document.schemaName)
        } else if !fields.isEmpty {
            node = object
        }
        return value
    }

    func field<T: Decodable>(_ name: String, _ type: T.Type) throws -> T {
        let part = SchemaDrawing()
        let value = try part.value(of: type)
        fields[APIKey(property: name).stringValue] = part.node
        documents.merge(part.documents) { known, _ in known }
        return value
    }

    func mayBeMissing(_ name: String) { optional.insert(APIKey(property: name).stringValue) }

    func items<T: Decodable>(_ type: T.Type) throws -> T {
        let part = SchemaDrawing()
        let value = try part.value(of: type)
        node = ["type": "array", "items": part.node]
        documents.merge(part.documents) { known, _ in known }
        return value
    }

    private var object: JSONNode {
        let required = fields.keys.filter { !optional.contains($0) }.sorted()
        return ["type": "object", "properties": .object(fields), "required": .list(required.map { .text($0) })]
    }

    private func plain<T>(_ type: T.Type) -> T? {
        switch type {
        case is String.Type:
            node = ["type": "string"]
            return "" as? T
        case is Bool.Type:
            node = ["type": "boolean"]
            return false as? T
        case let real as any BinaryFloatingPoint.Type:
            node = ["type": "number"]
            return real.init(0) as? T
        case let whole as any FixedWidthInteger.Type:
            node = ["type": "integer"]
            return whole.init(0) as? T
        default: return nil
        }
    }

    private func scalar<T>(_ type: T.Type) -> T? {
        guard let scalar = type as? any APIScalar.Type else { return nil }
        node = scalar.schema
        return scalar.example as? T
    }

    /// A closed enum of words.
    private func word<T>(_ type: T.Type) throws -> T? {
        guard let closed = type as? any CaseIterable.Type, let first = closed.values.first as? T else { return nil }
        let words = closed.values.compactMap { ($0 as? any RawRepresentable)?.word }
        guard words.count == closed.values.count else { throw WebSetupError("\(type) is an enum without words") }
        node = ["type": "string", "enum": .list(words.map { .text($0) })]
        return first
    }
}

extension CaseIterable {
    fileprivate static var values: [Any] { Array(allCases) }
}

extension RawRepresentable {
    fileprivate var word: String? { rawValue as? String }
}
