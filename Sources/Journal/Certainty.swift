/// What can be known about a call whose answer was lost. The raw value is the form on disk.
public enum Certainty: String, Sendable, CaseIterable {
    /// The platform honours an idempotency key: calling again does no harm.
    case keyed
    /// The platform can be asked afterwards whether it happened.
    case checkable
    /// Neither: only a person can find out.
    case blind
}
