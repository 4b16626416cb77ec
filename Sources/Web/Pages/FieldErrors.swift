/// What is wrong with a form, said at the field where it happened. Asks for `nameError` answer the error of `name`.
public struct FieldErrors: Sendable, Equatable {
    private var sentences: [String: String] = [:]

    public init() {}

    public var isEmpty: Bool { sentences.isEmpty }

    public subscript(field: String) -> String? {
        get { sentences[field] }
        set { sentences[field] = newValue }
    }

    /// Answers `passwordError` for a form with the field `password`.
    public func value(_ name: String, fields: Set<String>) -> PageValue? {
        guard name.hasSuffix("Error") else { return nil }
        let field = String(name.dropLast("Error".count))
        return fields.contains(field) ? .text(sentences[field]) : nil
    }
}
