public import Kernel

/// What was said in one group on one day, reduced to what the figures need. It is a function of the messages alone
/// (docs/decisions/0008), carries no text and no name, and equal days are equal bytes.
public struct TalkDay: Sendable, Hashable {
    /// How often one member turned to another on that day.
    public struct Tie: Sendable, Hashable {
        public var from: MemberID
        public var to: MemberID
        /// By quoting what the other said.
        public var quotes: Int
        /// By writing the other's name behind an @.
        public var mentions: Int
        /// By speaking next, within `TalkReading.turnSpan`.
        public var turns: Int
    }

    /// A message that asks, and the first one that turned to who asked within a day.
    public struct Question: Sendable, Hashable {
        public var message: Int64
        public var member: MemberID
        public var at: Instant
        public var answer: Answer?
    }

    public struct Answer: Sendable, Hashable {
        public var message: Int64
        public var member: MemberID
        public var at: Instant
    }

    /// So many messages of one member had one sign.
    public struct Posts: Sendable, Hashable {
        public var member: MemberID
        public var sign: ContentSigns
        public var messages: Int
    }

    /// When somebody else turned to a member.
    public struct Address: Sendable, Hashable {
        public var member: MemberID
        /// The first time on that day.
        public var first: Instant
        /// The first time after the member's own first message of the day; nil if nobody did, or the member said nothing.
        public var afterOwn: Instant?
    }

    /// One member filling the group: `TalkReading.floodMessages` messages or more in a row.
    public struct Flood: Sendable, Hashable {
        public var member: MemberID
        public var at: Instant
        public var messages: Int
    }

    /// A message with the sign of an advertisement.
    public struct Suspicion: Sendable, Hashable {
        public var message: Int64
        public var member: MemberID
        public var at: Instant
    }

    /// By from and to.
    public var ties: [Tie] = []
    /// The lists below are in the order of their times, posts by member and sign, addresses by member.
    public var questions: [Question] = []
    public var posts: [Posts] = []
    public var addresses: [Address] = []
    public var floods: [Flood] = []
    public var suspicions: [Suspicion] = []

    public init() {}

    public var isEmpty: Bool {
        ties.isEmpty && questions.isEmpty && posts.isEmpty && addresses.isEmpty && floods.isEmpty && suspicions.isEmpty
    }
}

extension TalkDay {
    /// Takes back the answers that nobody knew of yet at that instant.
    public mutating func forgetAnswers(after instant: Instant) {
        for index in questions.indices {
            if let answer = questions[index].answer, answer.at > instant { questions[index].answer = nil }
        }
    }
}
