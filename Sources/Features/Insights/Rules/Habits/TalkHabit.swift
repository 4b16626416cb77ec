public import Kernel

/// How a member talked in a group over some time, in counts of texts. Two of them add up.
public struct TalkHabit: Sendable, Hashable {
    /// A message that comes no later after the one before it in the group comes promptly.
    public static let prompt = Span.seconds(60)

    public var member: MemberID
    public var texts = 0
    /// Texts that ask (`ContentSigns.question`).
    public var questions = 0
    /// Texts that came promptly after the message before, whoever said it.
    public var prompt = 0
    /// Of these, those after a message of their own.
    public var chained = 0
    /// Texts within 24 hours of the text that the member said before.
    public var again = 0
    /// Of these, those that begin with the same four characters as that one.
    public var alike = 0

    public init(member: MemberID) { self.member = member }

    public mutating func add(_ other: TalkHabit) {
        texts += other.texts
        questions += other.questions
        prompt += other.prompt
        chained += other.chained
        again += other.again
        alike += other.alike
    }
}
