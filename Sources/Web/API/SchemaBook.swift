/// The schemas of documents, read from the documents themselves: a type is decoded from nothing, and what it asks for is its
/// schema. So the description cannot say anything else than what is written.
struct SchemaBook {
    /// By the names of documents.
    private(set) var schemas: [String: JSONNode] = [:]

    /// The schema of a type; documents are put into the book and referred to.
    ///
    /// - Throws: `WebSetupError` for a type that cannot be described: a document is a struct of words, numbers, flags, lists,
    ///   closed enums, `APIScalar`s and other documents.
    mutating func schema<T: Decodable>(of type: T.Type) throws -> JSONNode {
        let drawing = SchemaDrawing()
        do {
            _ = try drawing.value(of: type)
        } catch let error as DecodingError {
            throw WebSetupError("\(type) has no schema: \(error)")
        }
        schemas.merge(drawing.documents) { known, _ in known }
        return drawing.node
    }

    static func reference(_ name: String) -> JSONNode { ["$ref": .text("#/components/schemas/\(name)")] }
}
