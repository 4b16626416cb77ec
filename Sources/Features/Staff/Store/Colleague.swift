public import Kernel
public import Web

/// One line of a workspace's staff list.
public struct Colleague: Sendable, Equatable {
    public var id: StaffID
    public var name: String
    public var role: Role
    public var grantedAt: Instant
}
