public import Kernel

/// How likely a group is to fall silent.
public struct SilenceRisk: Sendable, Hashable {
    public var group: GroupID
    /// That nobody speaks in it for the next 14 days; 0…1.
    public var probability: Double
}
