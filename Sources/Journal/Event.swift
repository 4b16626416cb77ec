public import Kernel

/// Something that happened, as it is written in the journal. It carries ids only: names and texts live where they can be erased.
public struct Event: Sendable, Hashable {
    /// The wire name, past tense: `membership.joined`. It is the form on disk and never changes its meaning.
    public var kind: String
    public var at: Instant
    public var group: GroupID?
    public var member: MemberID?
    /// The other member: who invited, who removed, who was patted.
    public var other: MemberID?
    /// Further facts as a JSON object, without personal data.
    public var payload: String?
    /// For events read from outside: two events of one group and time with the same fingerprint are the same event.
    public var fingerprint: Int64?

    public init(
        kind: String, at: Instant, group: GroupID? = nil, member: MemberID? = nil, other: MemberID? = nil, payload: String? = nil,
        fingerprint: Int64? = nil
    ) {
        self.kind = kind
        self.at = at
        self.group = group
        self.member = member
        self.other = other
        self.payload = payload
        self.fingerprint = fingerprint
    }
}
