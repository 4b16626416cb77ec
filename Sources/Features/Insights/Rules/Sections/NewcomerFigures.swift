public import Kernel

/// Whether newcomers find their voice and are answered.
///
/// A newcomer is who joined for the first time within the last 60 days, and who spoke for the first time in these days without
/// a join being known, but the latter only if the group's history is at least 14 days older than that: at its beginning
/// everybody would be new.
public struct NewcomerFigures: Section {
    public static let name = "newcomers"

    public struct Newcomer: Sendable, Hashable, Codable {
        public var member: MemberID
        /// When they joined; nil if no join is known.
        public var joined: Instant?
        /// Their first message; nil if they have said nothing.
        public var firstSaid: Instant?
    }

    public let days: Int
    public let newcomers: Int
    /// Of those whose join is known and a week or more ago: spoke within 7 × 24 hours.
    public let spoke: Share
    /// Of those whose first message is a week or more ago: somebody turned to them within 7 × 24 hours of it.
    public let answered: Share
    /// Half of those who were answered waited no longer than so many minutes after their first message.
    public let medianMinutes: Double?
    /// Spoke, and nobody has turned to them since; the latest first, at most `listLimit`.
    public let unanswered: [Newcomer]
    public let unansweredCount: Int
    /// Joined in the last 14 days and have said nothing yet; the latest first, at most `listLimit`.
    public let silent: [Newcomer]

    /// Any of them has said something.
    public var hasVoices: Bool { medianMinutes != nil || unansweredCount > 0 || answered.whole > 0 }

    static let window = 60
    static let settled = Span.days(14)
    static let patience = Span.days(7)
    static let listLimit = 30

    public var people: Set<MemberID> {
        Set((unanswered + silent).map(\.member))
    }

    public init(_ evidence: GroupEvidence) {
        let asOf = evidence.asOf
        let people = NewcomerFigures.newcomers(of: evidence)
        let replies = NewcomerFigures.replies(to: people, in: evidence)
        days = NewcomerFigures.window
        newcomers = people.count
        let judged = people.compactMap { person in person.joined.map { (joined: $0, said: person.firstSaid) } }
            .filter { $0.joined <= asOf - NewcomerFigures.patience }
        spoke = Share(
            judged.count { pair in pair.said.map { $0 - pair.joined <= NewcomerFigures.patience } ?? false }, of: judged.count)
        let heard = people.filter { $0.firstSaid.map { $0 <= asOf - NewcomerFigures.patience } ?? false }
        func delay(_ person: Newcomer) -> Span? {
            guard let said = person.firstSaid, let reply = replies[person.member] else { return nil }
            return reply - said
        }
        answered = Share(heard.count { delay($0).map { $0 <= NewcomerFigures.patience } ?? false }, of: heard.count)
        medianMinutes = Median.of(people.compactMap { delay($0)?.milliseconds }).map { $0 / 60_000 }
        func latest(_ some: [Newcomer]) -> [Newcomer] {
            some.sorted { ($1.firstSaid ?? $1.joined ?? asOf, $0.member) < ($0.firstSaid ?? $0.joined ?? asOf, $1.member) }
        }
        let unanswered = latest(people.filter { $0.firstSaid != nil && replies[$0.member] == nil })
        unansweredCount = unanswered.count
        self.unanswered = Array(unanswered.prefix(NewcomerFigures.listLimit))
        let silent = latest(people.filter { $0.firstSaid == nil && $0.joined.map { $0 > asOf - NewcomerFigures.settled } ?? false })
            .filter { evidence.members[$0.member]?.present ?? false }
        self.silent = Array(silent.prefix(NewcomerFigures.listLimit))
    }

    private static func newcomers(of evidence: GroupEvidence) -> [Newcomer] {
        let begin = evidence.asOf - .days(Int64(window))
        var joined: [MemberID: Instant] = [:]
        for passage in evidence.passages where passage.way != nil && joined[passage.member] == nil { joined[passage.member] = passage.at }
        let firstOfAll = evidence.members.values.compactMap(\.first).min()
        var people: [Newcomer] = []
        for (member, activity) in evidence.members where !evidence.own.contains(member) {
            if let join = joined[member] {
                // Whoever spoke before the join that is known was here already.
                guard join > begin, activity.first.map({ $0 >= join }) ?? true else { continue }
                people.append(Newcomer(member: member, joined: join, firstSaid: activity.first))
            } else if let first = activity.first, first > begin, let firstOfAll, first >= firstOfAll + settled {
                people.append(Newcomer(member: member, joined: nil, firstSaid: first))
            }
        }
        return people.sorted { $0.member < $1.member }
    }

    /// When somebody first turned to each newcomer after their first message.
    private static func replies(to people: [Newcomer], in evidence: GroupEvidence) -> [MemberID: Instant] {
        let said = Dictionary(people.compactMap { person in person.firstSaid.map { (person.member, $0) } }, uniquingKeysWith: { a, _ in a })
        var replies: [MemberID: Instant] = [:]
        for day in evidence.talk {
            for address in day.talk.addresses {
                guard replies[address.member] == nil, let first = said[address.member] else { continue }
                // On the day of the first message itself only what came after it counts.
                let firstDay = evidence.zone.day(of: first)
                if day.day < firstDay { continue }
                replies[address.member] = day.day == firstDay ? address.afterOwn : address.first
            }
        }
        return replies
    }
}
