/// Why there is no key, in one sentence for a person.
public struct KeyFileProblem: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ path: String, _ what: String) { description = "the key file \(path) \(what)" }
}
