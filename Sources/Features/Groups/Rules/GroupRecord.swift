public import Kernel

/// Up to when what is known of a group reaches.
public struct GroupRecord: Sendable, Hashable {
    /// What was brought together with it knows nothing later.
    public var until: Instant
    /// Up to when somebody is sure that nothing was said which is not known: a person said so, or the platform. Nil if nobody is.
    public var sureUntil: Instant?

    public init(until: Instant, sureUntil: Instant? = nil) {
        self.until = until
        self.sureUntil = sureUntil
    }

    /// With something known of the group at that time: the record reaches there for sure.
    func reaching(_ instant: Instant) -> GroupRecord {
        GroupRecord(until: max(until, instant), sureUntil: max(sureUntil ?? instant, instant))
    }
}
