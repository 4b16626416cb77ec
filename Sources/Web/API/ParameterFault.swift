/// What is wrong with one parameter or one field of a body.
public struct ParameterFault: APIDocument, Equatable {
    public enum Place: String, Codable, Sendable, CaseIterable {
        case path, query, body
    }

    public var `in`: Place
    /// Of the parameter; of a field of the body with dots between; empty for the body itself.
    public var name: String
    public var detail: String

    public init(in place: Place, name: String, detail: String) {
        self.in = place
        self.name = name
        self.detail = detail
    }
}
