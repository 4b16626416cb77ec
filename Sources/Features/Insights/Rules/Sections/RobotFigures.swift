public import Kernel

/// Who in a group may be a robot by what they do. Who is marked is left out: nobody need ask about them.
public struct RobotFigures: Section {
    public static let name = "robots"

    public struct Suspect: Sendable, Hashable, Codable {
        public var member: MemberID
        public var manner: RobotManner
        /// In the weeks looked at, as in `TalkHabit`.
        public var texts: Int
        public var questions: Int
        public var prompt: Int
        public var chained: Int
        public var again: Int
        public var alike: Int
    }

    /// Somebody whose name is worth a look.
    public struct Talker: Sendable, Hashable, Codable {
        public var member: MemberID
        public var messages: Int
    }

    /// So many weeks in which a text was said are looked at, the latest.
    public let weeks: Int
    /// Who said most first; at most `limit`.
    public let suspects: [Suspect]
    /// Whose texts begin alike; robots if their names say so as well. Who said most first; at most `limit`.
    public let uniform: [Talker]
    /// Who said most in the whole history, at most ten.
    public let talkers: [Talker]

    public static let window = 156
    public static let limit = 50
    private static let talkersNamed = 10

    public var people: Set<MemberID> { Set(suspects.map(\.member) + (uniform + talkers).map(\.member)) }

    public init(_ evidence: GroupEvidence) {
        self.init(evidence.habits, messages: evidence.members.mapValues { Int($0.messages) }, marked: evidence.own.marked)
    }

    /// - Parameters:
    ///   - habits: as in `GroupEvidence`.
    ///   - messages: of every member, in the whole history.
    public init(_ habits: [TalkHabit], messages: [MemberID: Int], marked: Set<MemberID>) {
        var all = TalkHabit(member: MemberID(0))
        for habit in habits { all.add(habit) }
        let habits = habits.filter { !marked.contains($0.member) }.sorted { ($1.texts, $0.member) < ($0.texts, $1.member) }
        weeks = RobotFigures.window
        let found = habits.compactMap { habit in
            RobotManner(habit, rest: all.without(habit)).map {
                Suspect(
                    member: habit.member, manner: $0, texts: habit.texts, questions: habit.questions, prompt: habit.prompt,
                    chained: habit.chained, again: habit.again, alike: habit.alike)
            }
        }
        let isCustom = RobotManner.isCustom(
            answering: found.count { $0.manner == .answers }, of: habits.count { $0.texts >= RobotManner.leastTexts })
        suspects = Array(found.filter { !(isCustom && $0.manner == .answers) }.prefix(RobotFigures.limit))
        uniform = habits.filter(RobotManner.isUniform).prefix(RobotFigures.limit).map { Talker(member: $0.member, messages: $0.texts) }
        talkers = messages.filter { $0.value > 0 && !marked.contains($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(RobotFigures.talkersNamed)
            .map { Talker(member: $0.key, messages: $0.value) }
    }
}

extension TalkHabit {
    /// What is left of a sum that this one is part of.
    fileprivate func without(_ part: TalkHabit) -> TalkHabit {
        var rest = self
        rest.texts -= part.texts
        rest.prompt -= part.prompt
        return rest
    }
}
