public import Kernel

/// A member's day, as the board keeps it.
public struct MemberDay: Sendable, Hashable {
    public var day: LocalDay
    public var member: MemberID
    public var activity: MemberActivity

    public init(day: LocalDay, member: MemberID, activity: MemberActivity) {
        self.day = day
        self.member = member
        self.activity = activity
    }
}

extension [MemberDay] {
    /// Those on which somebody spoke who is none of our own, in their order.
    func spoken(without own: OwnPeople) -> [MemberDay] { filter { $0.activity.messages > 0 && !own.contains($0.member) } }
}

/// Computes the figures of a group from its members' days.
public enum Diagnosis {
    static let formerlyActiveMessages: Int64 = 10
    static let formerlyActiveSilence = Span.days(14)

    /// - Parameters:
    ///   - days: all days up to as-of, ascending, with nothing in them that happened after as-of.
    ///   - own: who is a member and no speaker.
    ///   - record: up to when what is known of the group reaches; nil if up to as-of.
    public static func figures(
        _ days: [MemberDay], own: OwnPeople = OwnPeople(), asOf: Instant, record: GroupRecord? = nil
    ) -> GroupFigures {
        var figures = GroupFigures()
        let everybody = totals(days), members = everybody.filter { !own.contains($0.key) }
        let spoken = days.spoken(without: own)
        for activity in everybody.values {
            figures.messages += activity.messages
            figures.joins += activity.joins
            figures.leaves += activity.leaves
            if activity.present { figures.members += 1 }
        }
        figures.ownMessages = figures.messages - members.values.reduce(0) { $0 + $1.messages }
        figures.firstMs = members.values.compactMap(\.first).min()?.milliseconds
        figures.lastMs = members.values.compactMap(\.last).max()?.milliseconds
        figures.silenceDays = figures.lastMs.map { (asOf - Instant(milliseconds: $0)).wholeDays }
        let counts = members.values.map(\.messages).filter { $0 > 0 }.sorted()
        figures.gini = gini(ascending: counts)
        figures.halfHolders = halfHolders(ascending: counts)
        figures.dau = speakers(spoken, after: asOf - .days(1), until: asOf)
        figures.wau = speakers(spoken, after: asOf - .days(7), until: asOf)
        figures.mau = speakers(spoken, after: asOf - .days(30), until: asOf)
        figures.weeklySpeakers = (0..<12).map { week in
            speakers(spoken, after: asOf - .days(7 * (week + 1)), until: asOf - .days(7 * week))
        }
        figures.speakersAtEnd = figures.lastMs.map { last in
            let end = Instant(milliseconds: last)
            return speakers(spoken, after: end - .days(7), until: end)
        }
        figures.formerlyActive = formerlyActive(members, asOf: asOf)
        figures.byDay = periods(days, own) { $0 }
        figures.byWeek = periods(days, own) { $0.weekStart }
        // What our own said last is known of the group too.
        let lastKnown = everybody.values.compactMap(\.last).max()
        figures.state = GroupState(figures, asOf: asOf, record: record.map { record in lastKnown.map(record.reaching) ?? record })
        return figures
    }

    private static func totals(_ days: [MemberDay]) -> [MemberID: MemberActivity] {
        days.reduce(into: [:]) { $0[$1.member, default: MemberActivity()].add($1.activity) }
    }

    /// Distinct members with a message in (after, until].
    ///
    /// The board keeps the first and last message of a day. No day reaches over both ends of a window: the one of 24 hours
    /// ends with as-of, after which there is nothing, and the others are longer than any day. So a day has a message in it
    /// exactly if its last is after the beginning and its first not after the end.
    private static func speakers(_ days: [MemberDay], after: Instant, until: Instant) -> Int {
        var found: Set<MemberID> = []
        for day in days[firstIndex(days, from: after)...] {
            guard let first = day.activity.first, let last = day.activity.last, last > after, first <= until else { continue }
            found.insert(day.member)
        }
        return found.count
    }

    /// Where the days begin that can reach beyond `instant`: two days earlier, whatever the zone.
    private static func firstIndex(_ days: [MemberDay], from instant: Instant) -> Int {
        let bound = LocalDay(number: Int32(clamping: floorDivide(instant.milliseconds, 86_400_000) - 2))
        var low = 0, high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle].day < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// `2·Σ(i·x_i)/(n·Σx) − (n+1)/n`, x ascending, i from 1.
    static func gini(ascending counts: [Int64]) -> Double? {
        let n = Double(counts.count), sum = Double(counts.reduce(0, +))
        guard sum > 0 else { return nil }
        let weighted = counts.enumerated().reduce(0.0) { $0 + Double($1.offset + 1) * Double($1.element) }
        return 2 * weighted / (n * sum) - (n + 1) / n
    }

    static func halfHolders(ascending counts: [Int64]) -> Int? {
        let sum = counts.reduce(0, +)
        guard sum > 0 else { return nil }
        var held: Int64 = 0, holders = 0
        for count in counts.reversed() {
            held += count
            holders += 1
            if held * 2 >= sum { break }
        }
        return holders
    }

    private static func formerlyActive(_ members: [MemberID: MemberActivity], asOf: Instant) -> [FormerlyActive] {
        members.compactMap { member, activity in
            guard activity.messages >= formerlyActiveMessages, let last = activity.last, last <= asOf - formerlyActiveSilence else {
                return nil
            }
            return FormerlyActive(member: member.rawValue, lastMs: last.milliseconds, messages: activity.messages, isPresent: activity.present)
        }
        // Who said most is most worth a word.
        .sorted { ($1.messages, $0.lastMs, $0.member) < ($0.messages, $1.lastMs, $1.member) }
    }

    private static func periods(_ days: [MemberDay], _ own: OwnPeople, _ start: (LocalDay) -> LocalDay) -> [PeriodFigures] {
        var found: [PeriodFigures] = []
        var speakers: Set<MemberID> = []
        for day in days where day.activity.messages > 0 {
            let period = start(day.day).number
            if found.last?.day != period {
                found.append(PeriodFigures(day: period, messages: 0, speakers: 0))
                speakers.removeAll(keepingCapacity: true)
            }
            if !own.contains(day.member) { speakers.insert(day.member) }
            found[found.count - 1].messages += day.activity.messages
            found[found.count - 1].speakers = speakers.count
        }
        return found
    }
}
