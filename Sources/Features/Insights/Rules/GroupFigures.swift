internal import Kernel

/// The figures of one group at one instant. Definitions: docs/reference/figures.md.
public struct GroupFigures: Sendable, Hashable, Codable {
    /// Everything said so far, recalled messages too, system lines not.
    public var messages: Int64 = 0
    /// Of these what our own people and robots said; nil in figures that were kept before this was known. All that tells of
    /// speakers, silence and state below leaves them out.
    public var ownMessages: Int64?
    /// Memberships that have not ended.
    public var members = 0
    /// Distinct speakers in the last 1, 7 and 30 × 24 hours.
    public var dau = 0
    public var wau = 0
    public var mau = 0
    /// Inequality of messages over the members with at least one; nil without messages.
    public var gini: Double?
    /// The fewest members whose messages are at least half of all.
    public var halfHolders: Int?
    /// The first and the last message of its people.
    public var firstMs: Int64?
    public var lastMs: Int64?
    /// Whole periods of 24 hours since that last one.
    public var silenceDays: Int64?
    public var joins: Int64 = 0
    public var leaves: Int64 = 0
    public var state = GroupState.tooLittleData
    /// Speakers in each of the last twelve periods of 7 × 24 hours, the latest first.
    public var weeklySpeakers: [Int] = []
    /// Speakers in the 7 × 24 hours up to the last message; nil without one, and in figures that were kept before this was known.
    public var speakersAtEnd: Int?
    public var formerlyActive: [FormerlyActive] = []
    /// Days and ISO weeks with at least one message, whoever said it, ascending.
    public var byDay: [PeriodFigures] = []
    public var byWeek: [PeriodFigures] = []

    public init() {}

    /// What its people said.
    var peoplesMessages: Int64 { messages - (ownMessages ?? 0) }
}

/// A member who wrote at least ten messages, none in the last 14 × 24 hours.
public struct FormerlyActive: Sendable, Hashable, Codable {
    public var member: Int64
    public var lastMs: Int64
    public var messages: Int64
    /// False if they left, and said nothing after that.
    public var isPresent: Bool

    init(member: Int64, lastMs: Int64, messages: Int64, isPresent: Bool) {
        self.member = member
        self.lastMs = lastMs
        self.messages = messages
        self.isPresent = isPresent
    }

    public init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        member = try kept.decode(Int64.self, forKey: .member)
        lastMs = try kept.decode(Int64.self, forKey: .lastMs)
        messages = try kept.decode(Int64.self, forKey: .messages)
        // Older figures do not say it; the next refresh makes them anew.
        isPresent = try kept.decodeIfPresent(Bool.self, forKey: .isPresent) ?? true
    }
}

/// Messages and distinct speakers of a day, or of the week that begins on that day.
public struct PeriodFigures: Sendable, Hashable, Codable {
    /// Days since 1970-01-01.
    public var day: Int32
    public var messages: Int64
    public var speakers: Int
}
