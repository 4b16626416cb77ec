/// The schemas of documents, read from the documents themselves: a type is decoded from nothing, and what it asks for is its
/// schema. So the description cannot say anything else than what is written.
struct SchemaBook {
    /// By the names of documents.
    private(set) var schemas: [String: JSONNode] = [:]

    /// The schema of a type; documents are put into the book and referred to.
    ///
    /// What can be described is a struct of words, numbers, flags, lists, closed enums, `APIScalar`s and other documents; for
    /// an enum to be closed it must be `CaseIterable`. A type that is no document of the API's own and has more in it is told
    /// to be an object, and no more.
    ///
    /// - Throws: `WebSetupError` for a document that cannot be described.
    mutating func schema<T: Decodable>(of type: T.Type) throws -> JSONNode {
        let drawing = SchemaDrawing()
        do {
            _ = try drawing.value(of: type)
        } catch let error as DecodingError {
            guard !(type is any APIDocument.Type) else { throw WebSetupError("\(type) has no schema: \(error)") }
            return ["type": "object"]
        }
        schemas.merge(drawing.documents) { known, _ in known }
        return drawing.node
    }

    static func reference(_ name: String) -> JSONNode { ["$ref": .text("#/components/schemas/\(name)")] }
}
