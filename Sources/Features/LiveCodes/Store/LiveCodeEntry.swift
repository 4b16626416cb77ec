public import FeatureRules
public import Kernel

/// A code with where it leads to, as pages show it.
public struct LiveCodeEntry: Sendable, Hashable {
    public var id: LiveCodeID
    /// The last part of its address.
    public var slug: String
    public var name: String
    public var guide: String
    public var fill: FillOrder
    public var reserve: Int
    public var isOn: Bool
    public var created: Instant
    /// By whose WeCom visitors say who they are; nil if they are not asked.
    public var guestConnection: ConnectionID?
    public var knownGuests: KnownGuests
    /// In the order in which they are filled.
    public var targets: [LiveTargetEntry]

    /// What visitors ask for.
    public var path: String { "/c/\(slug)" }

    /// What needs somebody, the most urgent first.
    public func alarms(at now: Instant) -> [CodeAlarm] { CodeAlarm.of(targets.map(\.seats), isOn: isOn, at: now) }
}
