public import FeatureRules
public import Kernel

/// A task as lists show it.
public struct TaskEntry: Sendable, Hashable {
    public var id: TaskID
    public var key: TaskKey
    public var groupName: String
    public var member: MemberID?
    /// The message that shows why.
    public var message: MessageID?
    public var other: GroupID?
    public var otherName: String?
    public var facts: TaskFacts
    public var weight: Int
    public var state: TaskState
    /// When it was decided about, and until when that counts; nil: for ever.
    public var decided: Instant?
    public var until: Instant?
    /// Once two weeks have passed: messages of the member, or speakers of two weeks added up (`SpeakersAround`).
    public var before: Int?
    public var after: Int?

    public var kind: TaskKind { key.kind }
    public var group: GroupID { key.group }
    /// Of `code`: which one; then `groupName` is its name, and `otherName` that of its target.
    public var code: LiveCodeID? { kind == .code ? LiveCodeID(key.group.rawValue) : nil }
}
