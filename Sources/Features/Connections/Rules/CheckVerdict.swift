/// How it stands with one line of the self-check. The raw values are the form on disk.
public enum CheckVerdict: String, Sendable, CaseIterable {
    case fine
    /// It works, and something should be done.
    case attention
    case broken
    /// Nobody has looked yet, or there is nothing to look at.
    case unknown
}
