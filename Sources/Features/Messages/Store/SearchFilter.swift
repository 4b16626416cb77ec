public import Kernel

/// What a search is narrowed to.
public struct SearchFilter: Sendable, Hashable {
    /// Nil for all groups.
    public var group: GroupID?
    /// Nil for everybody; with nobody in it nothing is found.
    public var senders: Set<MemberID>?
    /// Said at this instant or later.
    public var from: Instant?
    /// Said before this instant.
    public var to: Instant?

    public init(group: GroupID? = nil, senders: Set<MemberID>? = nil, from: Instant? = nil, to: Instant? = nil) {
        self.group = group
        self.senders = senders
        self.from = from
        self.to = to
    }

    /// The ids that the period can have: ids sort by time.
    var ids: Range<Int64> {
        let lower = from.map(IDSequence.floor) ?? 0
        return lower..<max(lower, to.map(IDSequence.floor) ?? .max)
    }
}
