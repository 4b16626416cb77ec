/// What visitors see who are in a group already. The raw value is the form on disk.
public enum KnownGuests: String, Sendable, CaseIterable {
    /// Nobody is in two groups: they are told which one is theirs.
    case theirs
    case letIn = "let_in"
}
