public import FeatureRules
public import Kernel

/// Somebody who became a contact, or of whom it is known now by which code.
public struct ContactArrival: Sendable, Hashable {
    /// The platform's `add_way` of contacts whom a colleague passed on, or who were given from one to another ([D:92114], read 2025): they
    /// bear the code they once came by, and did not come by it.
    public static let handedOver = [201, 202]

    public var edge: ContactEdgeKey
    public var since: Instant
    /// Of the code they came by; never empty.
    public var state: String
    /// Their nickname; empty if it is not known.
    public var name: String
}
