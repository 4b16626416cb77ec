/// A JSON object of the API with a name, in an answer or in the body of a request. Its properties are the words of the API:
/// `firstAt` is sent as `first_at`, an optional one is left out when it is nil. The schema in the OpenAPI document is read from
/// its `Decodable` side.
public protocol APIDocument: Codable, Sendable {
    /// Its name among the schemas of the OpenAPI document.
    static var schemaName: String { get }
    /// What the fields mean that do not say it by their name; the keys are fields as they are sent.
    static var notes: [String: String] { get }
}

extension APIDocument {
    /// `GroupDocument` → `Group`.
    public static var schemaName: String {
        let name = String(describing: Self.self)
        return name.hasSuffix("Document") ? String(name.dropLast("Document".count)) : name
    }

    public static var notes: [String: String] { [:] }
}

/// A value of a document that is written as one JSON string or number of its own form.
public protocol APIScalar: Codable, Sendable {
    /// As JSON Schema.
    static var schema: JSONNode { get }
    /// Any value of it.
    static var example: Self { get }
}
