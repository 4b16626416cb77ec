/// What came of a run of the intake.
public struct IntakeOutcome: Sendable, Hashable {
    /// Deliveries that are settled for good, that come again, and that a person must look at.
    public var handled = 0
    public var postponed = 0
    public var refused = 0
    /// Groups that were looked at.
    public var groups = 0
    /// Groups or people that could not be looked at now, and may be another time.
    public var missed = 0
    /// Groups that the platform does not show to this secret at all.
    public var hidden = 0
    public var came = 0
    public var went = 0
    public var renamed = 0
    /// Contacts that were looked at, each once for everybody who has them.
    public var contacts = 0
    public var added = 0
    public var lost = 0
    /// Another remark, description, number or code; and another set of tags.
    public var changed = 0
    public var tagged = 0
    /// Tags and groups of them that are new, gone, or have another name or place.
    public var tags = 0

    public init() {}

    /// No board has changed.
    public var isNothing: Bool { came == 0 && went == 0 }

    public mutating func add(_ other: IntakeOutcome) {
        handled += other.handled
        postponed += other.postponed
        refused += other.refused
        groups += other.groups
        missed += other.missed
        hidden += other.hidden
        came += other.came
        went += other.went
        renamed += other.renamed
        contacts += other.contacts
        added += other.added
        lost += other.lost
        changed += other.changed
        tagged += other.tagged
        tags += other.tags
    }

    mutating func add(_ group: CustomerGroupDesk.Outcome) {
        groups += 1
        came += group.came
        went += group.went
        if group.isRenamed { renamed += 1 }
    }

    mutating func add(_ contacts: ContactDesk.Outcome) {
        added += contacts.added
        lost += contacts.lost
        changed += contacts.changed
        tagged += contacts.tagged
    }
}
