public import Kernel

/// Whether those who ask get an answer. A message asks by the rule of `ContentSigns.question`; it is answered by the first
/// message of somebody else that turns to who asked (`TalkReading`) within 24 hours.
public struct AnswerFigures: Section {
    public static let name = "answers"

    public struct Open: Sendable, Hashable, Codable {
        public var message: MessageID
        public var member: MemberID
        public var at: Instant
    }

    /// Days looked at, today among them.
    public let days: Int
    /// Questions asked in these days.
    public let questions: Int
    /// Those asked less than 24 hours ago without an answer: nobody knows yet.
    public let waiting: Int
    /// Answered, of all that are not waiting.
    public let answered: Share
    /// Half of the answers came within so many minutes; nil without answers.
    public let medianMinutes: Double?
    /// Without an answer, waiting or not, the latest first; at most `openLimit`.
    public let open: [Open]
    /// Without an answer in all.
    public let openCount: Int
    /// Of those the ones that none of our own asked; nil in what an earlier version kept.
    public let openOfPeople: Int?

    static let window = 30
    public static let openLimit = 50

    public var people: Set<MemberID> {
        Set(open.map(\.member))
    }

    public init(_ evidence: GroupEvidence) {
        let questions = evidence.talk(days: AnswerFigures.window).flatMap(\.talk.questions)
        let open = questions.filter { $0.answer == nil }
        let waiting = open.count { $0.at > evidence.asOf - TalkReading.context }
        let delays = questions.compactMap { question in question.answer.map { ($0.at - question.at).milliseconds } }
        days = AnswerFigures.window
        self.questions = questions.count
        self.waiting = waiting
        answered = Share(delays.count, of: questions.count - waiting)
        medianMinutes = Median.of(delays).map { $0 / 60_000 }
        openCount = open.count
        openOfPeople = open.count { !evidence.own.contains($0.member) }
        self.open = open.suffix(AnswerFigures.openLimit).reversed().map {
            Open(message: MessageID($0.message), member: $0.member, at: $0.at)
        }
    }
}
