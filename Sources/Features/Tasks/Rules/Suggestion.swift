public import Kernel

/// Something worth doing, as the rules find it in the figures.
public struct Suggestion: Sendable, Hashable {
    public var kind: TaskKind
    public var group: GroupID
    /// Whom it is about; nil where it is the group.
    public var member: MemberID?
    /// The message that shows why; nil if it must be looked for.
    public var message: MessageID?
    /// The second group of two.
    public var other: GroupID?
    public var facts: TaskFacts
    /// What is worth more comes first; 0…1000.
    public var weight: Int

    public init(
        _ kind: TaskKind, _ group: GroupID, member: MemberID? = nil, message: MessageID? = nil, other: GroupID? = nil,
        facts: TaskFacts, weight: Int
    ) {
        self.kind = kind
        self.group = group
        self.member = member
        self.message = message
        self.other = other
        self.facts = facts
        self.weight = weight
    }

    public var key: TaskKey {
        switch kind {
        case .suspect, .welcome, .thank, .greet, .appoint: TaskKey(kind, group, member?.rawValue)
        case .answer: TaskKey(kind, group, message?.rawValue)
        case .merge: TaskKey(kind, group, other?.rawValue)
        case .wake, .close: TaskKey(kind, group, nil)
        }
    }
}
