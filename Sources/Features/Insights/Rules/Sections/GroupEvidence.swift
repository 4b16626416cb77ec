public import Kernel
internal import Synchronization

/// Everything that is known of a group up to an instant, as the sections of its diagnosis need it.
public struct GroupEvidence: Sendable {
    /// A day of talk.
    public struct Day: Sendable {
        public var day: LocalDay
        public var talk: TalkDay

        public init(day: LocalDay, talk: TalkDay) {
            self.day = day
            self.talk = talk
        }
    }

    /// Messages of one hour of the wall clock.
    public struct Hour: Sendable, Hashable {
        public var day: LocalDay
        /// 0…23.
        public var hour: Int
        public var messages: Int

        public init(day: LocalDay, hour: Int, messages: Int) {
            self.day = day
            self.hour = hour
            self.messages = messages
        }
    }

    /// The words of one ISO week.
    public struct Words: Sendable {
        /// Its Monday.
        public var week: LocalDay
        public var words: WordWeek

        public init(week: LocalDay, words: WordWeek) {
            self.week = week
            self.words = words
        }
    }

    /// Somebody came or went.
    public struct Passage: Sendable, Hashable {
        public enum Way: String, Sendable, Hashable, Codable, CaseIterable {
            case invitation, qr, other
        }

        public var member: MemberID
        public var at: Instant
        /// How somebody came; nil if they left.
        public var way: Way?
        /// Who invited, or whose QR code it was; who removed.
        public var other: MemberID?

        public init(member: MemberID, at: Instant, way: Way?, other: MemberID?) {
            self.member = member
            self.at = at
            self.way = way
            self.other = other
        }
    }

    /// So far back talk by day is given.
    public static let talkDays = 91

    public var group: GroupID
    public var asOf: Instant
    /// Up to when what is known of the group reaches; nil if up to as-of.
    public var record: GroupRecord?
    /// The day of as-of in the workspace's zone.
    public var today: LocalDay
    public var zone: Zone
    /// All days of all members, ascending.
    public var memberDays: [MemberDay]
    /// The days of talk of the last `talkDays` days, today among them, ascending; nothing in them happened after as-of.
    public var talk: [Day]
    /// The hours of the last `talkDays` days in which something was said, ascending.
    public var hours: [Hour]
    /// In the order in which they happened.
    public var passages: [Passage]
    public var own: OwnPeople
    /// The group's words of the last `WordFigures.weeks + WordFigures.weeksBefore` weeks, the running one among them, ascending.
    public var words: [Words]
    /// The words of all groups of the workspace in the last `WordFigures.weeks` weeks that are over.
    public var wordsOfAll: WordPeriod
    /// How everybody talked in the last `RobotFigures.window` weeks in which a text was said, by member.
    public var habits: [TalkHabit]
    /// What the workspace's history says about falling silent; nil if nobody asks.
    public var risk: RiskStudy?
    /// Every member's whole history in this group.
    public let members: [MemberID: MemberActivity]
    /// The days on which somebody spoke who is none of our own, ascending.
    let spoken: [MemberDay]
    /// Everybody's history but that of our own.
    var peoples: [MemberID: MemberActivity] { members.filter { !own.contains($0.key) } }

    /// Made when it is first asked for.
    var structure: GroupNetwork { made.value(self) }
    private let made = MadeOnce<GroupNetwork>()

    public init(
        group: GroupID, asOf: Instant, record: GroupRecord? = nil, zone: Zone, memberDays: [MemberDay], talk: [Day], hours: [Hour], passages: [Passage],
        own: OwnPeople = OwnPeople(), words: [Words] = [], wordsOfAll: WordPeriod = WordPeriod([]), habits: [TalkHabit] = [], risk: RiskStudy? = nil
    ) {
        self.group = group
        self.asOf = asOf
        self.record = record
        self.zone = zone
        today = zone.day(of: asOf)
        self.memberDays = memberDays
        self.talk = talk
        self.hours = hours
        self.passages = passages
        self.own = own
        self.words = words
        self.wordsOfAll = wordsOfAll
        self.habits = habits
        self.risk = risk
        spoken = memberDays.spoken(without: own)
        members = memberDays.reduce(into: [:]) { $0[$1.member, default: MemberActivity()].add($1.activity) }
    }

    /// The figures of the group at as-of.
    public var figures: GroupFigures { Diagnosis.figures(memberDays, own: own, asOf: asOf, record: record) }

    /// The last `count` days of talk, today among them.
    func talk(days count: Int) -> ArraySlice<Day> { talk[(talk.firstIndex { $0.day > today + -count } ?? talk.endIndex)...] }

    /// The member days of the last `count` days, today among them.
    func memberDays(days count: Int) -> ArraySlice<MemberDay> {
        memberDays[(memberDays.firstIndex { $0.day > today + -count } ?? memberDays.endIndex)...]
    }
}

/// Something several sections need and that is made once.
private final class MadeOnce<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)

    func value(_ evidence: GroupEvidence) -> Value where Value == GroupNetwork {
        made.withLock { made in
            if let made { return made }
            let value = GroupNetwork(evidence)
            made = value
            return value
        }
    }
}
