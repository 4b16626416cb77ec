/// Somebody else took over what was claimed, because it was held longer than its lease. The transaction that meets this error
/// must be given up: what it did is being done by another.
public struct ClaimLost: Error, Sendable {}
