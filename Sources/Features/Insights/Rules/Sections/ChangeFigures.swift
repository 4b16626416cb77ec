public import Kernel

/// What is different in the last four weeks from the eight weeks of talk before them: who of those who talked still does, who is
/// new, what else went up or down. It says what changed, not what caused it.
///
/// The eight weeks end with the last day before the four weeks on which something was said: a silence, or a hole in the record,
/// between the two is told apart.
public struct ChangeFigures: Section {
    public static let name = "change"

    /// One figure of the eight weeks and of the four after them, each as it was counted.
    public struct Pair: Sendable, Hashable, Codable {
        public var before: Int
        public var now: Int
    }

    /// Spoke in the eight weeks, and not in the four.
    public struct Gone: Sendable, Hashable, Codable {
        public var member: MemberID
        /// What they said in the eight weeks.
        public var messages: Int
        /// Still in the group, as far as is known.
        public var isPresent: Bool
    }

    /// Days of the four and of the eight weeks; today is the last of the four.
    public let days: Int
    public let daysBefore: Int
    /// The last of the eight weeks; nil if nothing was said before the four.
    public let lastBefore: LocalDay?
    /// Days without a message after it, up to the next message or today.
    public let gapDays: Int
    /// Members who spoke, our own left out, as in all that follows but the messages and questions.
    public let speakers: Pair
    /// Of those who spoke before: speak still, left the group, are there and quiet.
    public let still: Int
    public let left: Int
    public let quiet: Int
    /// Members whose first message falls into each.
    public let newVoices: Pair
    public let messages: Pair
    /// Nil if the eight weeks lie too far back: talk is looked at for 91 days.
    public let questions: Pair?
    /// Messages of operators, and their promotions; nil if nobody who is marked as one was ever in the group.
    public let ownMessages: Pair?
    /// Nil as `questions`, too.
    public let ownPromo: Pair?
    /// Those who said most first, at most `listLimit`.
    public let gone: [Gone]

    /// After so many days without a message, whether silent or not exported, what was said earlier makes no course with what came after.
    public static let hole = 28
    /// Talk came back after such a time.
    public var hasHole: Bool { gapDays >= ChangeFigures.hole && speakers.now > 0 }

    public static let window = 28
    public static let windowBefore = 56
    static let listLimit = 20

    public var people: Set<MemberID> { Set(gone.map(\.member)) }

    public init(_ evidence: GroupEvidence) {
        let begin = evidence.today + -(ChangeFigures.window - 1)
        let lastBefore = evidence.memberDays.last { $0.day < begin && $0.activity.messages > 0 }?.day
        let earlier = (lastBefore ?? begin) + -(ChangeFigures.windowBefore - 1)
        let seesTalk = evidence.today - earlier < GroupEvidence.talkDays
        var said = Pair(before: 0, now: 0), own = Pair(before: 0, now: 0), asked = own, promo = own
        var before: [MemberID: Int] = [:], now: Set<MemberID> = []
        for day in evidence.memberDays where day.day >= earlier && day.activity.messages > 0 {
            let count = Int(day.activity.messages), isNow = day.day >= begin
            said.add(count, isNow: isNow)
            if evidence.own.operators.contains(day.member) { own.add(count, isNow: isNow) }
            if evidence.own.contains(day.member) { continue }
            if isNow { now.insert(day.member) } else { before[day.member, default: 0] += count }
        }
        for day in evidence.talk where day.day >= earlier {
            let isNow = day.day >= begin
            asked.add(day.talk.questions.count, isNow: isNow)
            for post in day.talk.posts where post.sign == .promo && evidence.own.operators.contains(post.member) {
                promo.add(post.messages, isNow: isNow)
            }
        }
        let gone = before.filter { !now.contains($0.key) }.map { member, messages in
            Gone(member: member, messages: messages, isPresent: evidence.members[member]?.present ?? false)
        }
        var firsts = Pair(before: 0, now: 0)
        for activity in evidence.peoples.values {
            guard let day = activity.first.map({ evidence.zone.day(of: $0) }), day >= earlier else { continue }
            firsts.add(1, isNow: day >= begin)
        }
        days = ChangeFigures.window
        daysBefore = ChangeFigures.windowBefore
        self.lastBefore = lastBefore
        let next = evidence.memberDays.first { $0.day >= begin && $0.activity.messages > 0 }?.day
        gapDays = lastBefore.map { (next ?? evidence.today + 1) - $0 - 1 } ?? 0
        speakers = Pair(before: before.count, now: now.count)
        still = before.count - gone.count
        left = gone.count { !$0.isPresent }
        quiet = gone.count { $0.isPresent }
        newVoices = firsts
        messages = said
        questions = seesTalk ? asked : nil
        let hasOwn = evidence.members.keys.contains { evidence.own.operators.contains($0) }
        ownMessages = hasOwn ? own : nil
        ownPromo = hasOwn && seesTalk ? promo : nil
        self.gone = Array(
            gone.sorted { ($1.messages, $0.member) < ($0.messages, $1.member) }.prefix(ChangeFigures.listLimit))
    }
}

extension ChangeFigures.Pair {
    fileprivate mutating func add(_ count: Int, isNow: Bool) {
        if isNow { now += count } else { before += count }
    }
}
