/// By which of its ways a member talks as programs do: good enough to leave it out and to ask, never enough to mark. The raw values are the form on disk.
public enum RobotManner: String, Sendable, Hashable, Codable, CaseIterable {
    /// Speaks right after somebody, as programs do that answer commands.
    case answers
    /// Posts several messages at once that begin alike, as programs do that report news.
    case series

    /// So few texts tell nothing.
    static let leastTexts = 100

    /// - Parameters:
    ///   - habit: over the last weeks in one group.
    ///   - rest: what all others in the group said in these weeks: where everybody is prompt, promptness tells nothing.
    init?(_ habit: TalkHabit, rest: TalkHabit) {
        guard habit.texts >= Self.leastTexts else { return nil }
        func isShare(_ part: Int, of whole: Int, atLeast percent: Double) -> Bool { Double(part) * 100 >= percent * Double(whole) }
        let isAlike = isShare(habit.alike, of: habit.again, atLeast: 80)
        if isShare(habit.texts - habit.questions, of: habit.texts, atLeast: 99), isShare(habit.chained, of: habit.texts, atLeast: 50), habit.again > 0, isAlike {
            self = .series
            return
        }
        let isInOneForm = habit.again > 0 && habit.alike * 3 >= habit.again
        let isPrompt = isShare(habit.prompt, of: habit.texts, atLeast: isInOneForm ? 98 : 99.5)
        guard isShare(habit.texts - habit.questions, of: habit.texts, atLeast: 90), isPrompt,
            Self.isFarFrom(rest, habit, pausesExpected: isInOneForm ? 15 : 30)
        else { return nil }
        self = .answers
    }

    /// Whether the others pause so often that chance does not explain why this one hardly does: people who come only when there is much
    /// talk pause a fifth as often as the rest of them.
    private static func isFarFrom(_ rest: TalkHabit, _ habit: TalkHabit, pausesExpected: Int) -> Bool {
        let pauses = habit.texts - habit.prompt, others = rest.texts - rest.prompt
        guard others > 0, others * 10 >= rest.texts, habit.texts * others >= pausesExpected * rest.texts else { return false }
        return pauses * rest.texts * timesRarer <= others * habit.texts
    }

    private static let timesRarer = 12

    /// Where so many of those with enough texts answer promptly, it is how people talk there: they check in one after another, or
    /// confirm a notice.
    static func isCustom(answering: Int, of talkers: Int) -> Bool { answering * 3 > talkers }

    /// Whether half of the texts begin like the one before: who also bears a name such as programs have may be one. By itself it
    /// tells nothing, people who check in do it too.
    static func isUniform(_ habit: TalkHabit) -> Bool {
        habit.texts >= leastUniform && habit.again >= leastUniform / 2 && habit.alike * 2 >= habit.again
    }

    private static let leastUniform = 10
}
