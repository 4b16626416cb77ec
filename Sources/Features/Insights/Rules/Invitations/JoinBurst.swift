/// More joins at once than the group is used to.
public struct JoinBurst: Sendable, Hashable, Codable {
    /// The first and the last join of it.
    public var fromMs: Int64
    public var toMs: Int64
    public var joins: Int
    /// Joins in a usual day before it.
    public var usualPerDay: Double
    /// How many left within 24 hours of joining, of those who joined at least that long ago; nil if the group's log tells of no
    /// leave at all.
    public var leaves: Share?
}
