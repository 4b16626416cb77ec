/// What the self-check of a connection looks at, in its order. The raw values are the form on disk.
public enum CheckLine: String, Sendable, CaseIterable {
    case token, callback, address, range, clock, events, failed, comparison, quota, archive
}
