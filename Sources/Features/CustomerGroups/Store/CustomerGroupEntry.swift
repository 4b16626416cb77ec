public import Kernel

/// A group of a connected WeCom, as the platform last showed it.
public struct CustomerGroupEntry: Sendable, Hashable {
    public var group: GroupID
    public var connection: ConnectionID
    public var chatID: String
    /// The platform's; the group may have another one here.
    public var name: String
    /// userid.
    public var owner: String
    /// Nil if the platform does not say.
    public var created: Instant?
    public var looked: Instant
    public var isDismissed: Bool
    /// How many are in it, and how many of them are of the company.
    public var present: Int
    public var staff: Int
}
