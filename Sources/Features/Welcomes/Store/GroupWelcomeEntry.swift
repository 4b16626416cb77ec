public import FeatureRules
public import Journal
public import Kernel

/// A template of a group's welcome, as pages show it.
public struct GroupWelcomeEntry: Sendable, Hashable {
    public var id: GroupWelcomeID
    public var connection: ConnectionID
    public var plan: GroupWelcomePlan
    public var edition: Int
    /// The platform's name for it; nil until it is made.
    public var templateID: String?
    /// It is to be deleted at the platform.
    public var isLeaving: Bool
    /// How far the last change is: whether it was made, changed or deleted at the platform.
    public var change: OutboxDelivery.State?
    /// Why it was not, without personal data.
    public var problem: String?
    public var created: Instant
    /// Its company is not connected here any more: nothing can be told to the platform.
    public var isGone: Bool

    /// Its last change is on its way.
    public var isUnderWay: Bool { !isGone && (change.map { [.waiting, .claimed, .checking].contains($0) } ?? false) }
}
