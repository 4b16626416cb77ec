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
    /// What tells one occasion from the next of the same kind; only of `code`.
    public var occasion: Int64?
    public var facts: TaskFacts
    /// What is worth more comes first; 0…1000.
    public var weight: Int

    public init(
        _ kind: TaskKind, _ group: GroupID, member: MemberID? = nil, message: MessageID? = nil, other: GroupID? = nil,
        occasion: Int64? = nil, facts: TaskFacts, weight: Int
    ) {
        self.kind = kind
        self.group = group
        self.member = member
        self.message = message
        self.other = other
        self.occasion = occasion
        self.facts = facts
        self.weight = weight
    }

    public var key: TaskKey {
        switch kind {
        case .suspect, .welcome, .thank, .greet, .appoint: TaskKey(kind, group, member?.rawValue)
        case .answer: TaskKey(kind, group, message?.rawValue)
        case .merge: TaskKey(kind, group, other?.rawValue)
        case .code: TaskKey(kind, group, occasion)
        case .wake, .close: TaskKey(kind, group, nil)
        }
    }
}
