public import Kernel

/// The numbers of the sentence that says why something is worth doing. Which of them a kind has stands in
/// docs/reference/tasks.md. Kept as JSON.
public struct TaskFacts: Sendable, Hashable, Codable {
    /// What is counted: messages, questions, speakers of the best week.
    public var count: Int?
    /// When it happened: the last message, the question, the first message.
    public var at: Instant?
    /// Who turned to them, and in how many of the last eight weeks they spoke.
    public var people: Int?
    public var weeks: Int?
    /// In the group, and in the other one.
    public var members: Int?
    public var others: Int?
    /// In both.
    public var shared: Int?
    /// The word of a code's alarm.
    public var alarm: String?
    /// Is not in the group any more; nil of those who are.
    public var hasLeft: Bool?

    public init(
        count: Int? = nil, at: Instant? = nil, people: Int? = nil, weeks: Int? = nil, members: Int? = nil, others: Int? = nil,
        shared: Int? = nil, alarm: String? = nil, hasLeft: Bool? = nil
    ) {
        self.count = count
        self.at = at
        self.people = people
        self.weeks = weeks
        self.members = members
        self.others = others
        self.shared = shared
        self.alarm = alarm
        self.hasLeft = hasLeft
    }
}
