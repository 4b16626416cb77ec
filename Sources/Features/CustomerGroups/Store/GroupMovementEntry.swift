public import Kernel

/// A customer group with who is in it and who came and went lately.
public struct GroupMovementEntry: Sendable, Hashable {
    public var group: GroupID
    public var name: String
    /// Who is in it now, staff among them.
    public var present: Int
    /// Of the last 7 days, today among them.
    public var week: GroupMovement
    /// Of the last 30 days, today among them.
    public var month: GroupMovement
}
