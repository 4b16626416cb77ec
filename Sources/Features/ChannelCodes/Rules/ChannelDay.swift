public import Kernel

/// What came of a code on one day of the workspace's zone.
public struct ChannelDay: Sendable, Hashable {
    public var day: LocalDay
    /// Visitors of our page for it, each once.
    public var scans = 0
    /// Who became a contact by it on this day.
    public var added = 0
    /// Who was lost on this day, whenever they had come by it.
    public var lost = 0
    /// Of those added on this day: who was a contact for 7 × 24 hours; nil while these have not passed for everybody.
    public var stayed7: Int?
    /// The same with 30.
    public var stayed30: Int?
    /// Of those added on this day: who said something in a group of the workspace afterwards; nil while no talk later than that is known.
    public var spoke: Int?

    public var net: Int { added - lost }

    public init(day: LocalDay) { self.day = day }
}
