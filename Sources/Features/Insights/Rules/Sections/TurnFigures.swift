public import Kernel

/// Whose voices a group lacks since its weekly speakers last fell to another level: the weeks from there on against those just
/// before. It says what changed, not what caused it.
///
/// Our own are left out. Every member counts in a week once, so what the parts lost and won adds up to what the group lost.
public struct TurnFigures: Section {
    public static let name = "turn"

    /// Members of one kind, and in how many weeks they spoke, added up.
    public struct Part: Sendable, Hashable, Codable {
        public var members = 0
        public var before = 0
        public var after = 0
    }

    /// Spoke often before, more seldom or not at all after.
    public struct Carrier: Sendable, Hashable, Codable {
        public var member: MemberID
        /// In how many of the weeks before and after they spoke, and what they said in those before.
        public var before: Int
        public var after: Int
        public var messages: Int
        /// Their last message.
        public var last: Instant
        /// Still in the group, as far as is known.
        public var isPresent: Bool
    }

    /// The first week of the lower level, by its Monday; nil if the last change of level was no fall, or there was none.
    public let week: LocalDay?
    /// So many weeks were compared.
    public let weeksBefore: Int
    public let weeksAfter: Int
    /// Those who spoke in a third of the weeks before or more, and in two at least: in none after, in fewer of them, in as many or more.
    public private(set) var stopped: Part
    public private(set) var less: Part
    public private(set) var steady: Part
    /// The others who spoke in the weeks before.
    public private(set) var occasional: Part
    /// Spoke after and not before, but earlier than that.
    public private(set) var returned: Part
    /// Spoke for the first time after.
    public private(set) var new: Part
    /// Members whose first message falls into the weeks before.
    public private(set) var newBefore: Int
    /// How often somebody left, in the weeks before and after.
    public private(set) var leavesBefore: Int
    public private(set) var leavesAfter: Int
    /// Those who stopped or spoke less, who spoke in most weeks first, at most `listLimit`.
    public private(set) var carriers: [Carrier]

    public static let mostWeeks = 13
    /// Who has said nothing for so long is silent now.
    public static let silence = Span.days(28)
    static let listLimit = 20

    public var people: Set<MemberID> { Set(carriers.map(\.member)) }

    public init(_ evidence: GroupEvidence) {
        let trend = TrendFigures(evidence)
        guard let fall = trend.changes.last, fall.level.after < fall.level.before else {
            self.init(week: nil)
            return
        }
        let place = fall.level.week, earlier = trend.changes.dropLast().last?.level.week ?? 0
        let weeksBefore = min(TurnFigures.mostWeeks, place - earlier), weeksAfter = min(TurnFigures.mostWeeks, trend.weeks.count - place)
        let begin = fall.week + -7 * weeksBefore, end = fall.week + 7 * weeksAfter
        var found = TurnFigures(week: fall.week, weeksBefore: weeksBefore, weeksAfter: weeksAfter)
        var carriers: [Carrier] = []
        for (member, talk) in TurnFigures.talk(evidence.spoken, from: begin, turning: fall.week, to: end) {
            guard let activity = evidence.members[member], let first = activity.first, let last = activity.last else { continue }
            if (begin..<fall.week).contains(evidence.zone.day(of: first)) { found.newBefore += 1 }
            let isOften = talk.before >= 2 && 3 * talk.before >= weeksBefore
            if isOften {
                if talk.after == 0 {
                    found.stopped.add(talk)
                } else if talk.after * weeksBefore < talk.before * weeksAfter {
                    found.less.add(talk)
                } else {
                    found.steady.add(talk)
                    continue
                }
                carriers.append(
                    Carrier(
                        member: member, before: talk.before, after: talk.after, messages: talk.messages, last: last, isPresent: activity.present))
            } else if talk.before > 0 {
                found.occasional.add(talk)
            } else if evidence.zone.day(of: first) < begin {
                found.returned.add(talk)
            } else {
                found.new.add(talk)
            }
        }
        for passage in evidence.passages where passage.way == nil {
            let day = evidence.zone.day(of: passage.at)
            if (begin..<fall.week).contains(day) { found.leavesBefore += 1 }
            if (fall.week..<end).contains(day) { found.leavesAfter += 1 }
        }
        found.carriers = Array(
            carriers.sorted { ($1.before, $1.messages, $0.member) < ($0.before, $0.messages, $1.member) }.prefix(TurnFigures.listLimit))
        self = found
    }

    /// The parts in the order in which they are told.
    public var parts: [Part] { [stopped, less, steady, occasional, returned, new] }

    private init(week: LocalDay?, weeksBefore: Int = 0, weeksAfter: Int = 0) {
        self.week = week
        self.weeksBefore = weeksBefore
        self.weeksAfter = weeksAfter
        (stopped, less, steady, occasional, returned, new) = (Part(), Part(), Part(), Part(), Part(), Part())
        (newBefore, leavesBefore, leavesAfter, carriers) = (0, 0, 0, [])
    }
}

/// In how many weeks a member spoke before and after, and what they said before.
private struct TalkAround {
    var before = 0
    var after = 0
    var messages = 0
    var lastWeek: LocalDay?
}

extension TurnFigures.Part {
    fileprivate mutating func add(_ talk: TalkAround) {
        members += 1
        before += talk.before
        after += talk.after
    }
}

extension TurnFigures {
    /// - Parameter days: those on which somebody spoke, ascending.
    private static func talk(
        _ days: [MemberDay], from begin: LocalDay, turning: LocalDay, to end: LocalDay
    ) -> [MemberID: TalkAround] {
        var talks: [MemberID: TalkAround] = [:]
        for day in days where day.day >= begin && day.day < end {
            var talk = talks[day.member] ?? TalkAround()
            let week = day.day.weekStart
            if talk.lastWeek != week {
                talk.lastWeek = week
                if week < turning { talk.before += 1 } else { talk.after += 1 }
            }
            if week < turning { talk.messages += Int(day.activity.messages) }
            talks[day.member] = talk
        }
        return talks
    }
}
