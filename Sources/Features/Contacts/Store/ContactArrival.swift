public import FeatureRules
public import Kernel

/// Somebody who became a contact, or of whom it is known now by which code.
public struct ContactArrival: Sendable, Hashable {
    public var edge: ContactEdgeKey
    public var since: Instant
    /// Of the code they came by; never empty.
    public var state: String
    /// Their nickname; empty if it is not known.
    public var name: String
}
