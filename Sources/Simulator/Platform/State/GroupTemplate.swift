/// A welcome for groups.
struct GroupTemplate: Sendable {
    let id: String
    /// As it was given.
    var content: JSONValue
}
