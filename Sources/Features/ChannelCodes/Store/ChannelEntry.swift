public import FeatureRules
public import Journal
public import Kernel

/// A channel code as pages show it.
public struct ChannelEntry: Sendable, Hashable {
    public var id: ChannelCodeID
    public var connection: ConnectionID
    /// The last part of its address.
    public var slug: String
    /// Comes back with everybody who came by it.
    public var attribution: String
    public var plan: ChannelPlan
    public var created: Instant
    /// The platform's name for it; nil until it is made.
    public var configID: String?
    /// Where the platform shows its picture.
    public var qrCode: String?
    /// What the platform is to show.
    public var roster: ChannelRoster
    public var reason: ChannelDecision.Reason
    /// What it is known to show; nil until it is made.
    public var shown: ChannelRoster?
    /// What became of making it, and of the last change.
    public var making: OutboxDelivery.State?
    public var changing: OutboxDelivery.State?
    /// Its company is not connected here any more: nothing can be told to the platform.
    public var isGone: Bool

    /// What visitors ask for.
    public var path: String { "/c/\(slug)" }

    /// The platform has it as it should be.
    public var isShown: Bool { configID != nil && shown == roster }

    /// Whether there will be a picture: the platform is making it.
    public var isBeingMade: Bool { configID == nil && !isGone && (making.map { $0 != .failed && $0 != .unknown } ?? false) }

    /// What needs somebody, the most urgent first.
    public func alarms(at now: Instant) -> [ChannelAlarm] {
        // What was wanted of a company that was disconnected is forgotten.
        func isStuck(_ state: OutboxDelivery.State?) -> Bool { state.map { $0 == .failed || $0 == .unknown } ?? true }
        return ChannelAlarm.allCases.filter { alarm in
            switch alarm {
            case .disconnected: isGone && configID != nil
            case .abandoned: isGone && configID == nil
            case .unmade: configID == nil && !isGone && isStuck(making)
            case .unshown: configID != nil && !isGone && !isShown && isStuck(changing)
            case .nobody: reason == .nobody && !isGone
            case .backup: reason == .backup && !isGone
            case .expired: plan.isExpired(at: now)
            case .expiresSoon: plan.expires.map { $0 > now && $0 <= now + .days(2) } ?? false
            }
        }
    }
}
