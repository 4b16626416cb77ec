public import Kernel

/// The bursts of joins in a group's history, and how many of those who came in them left at once.
///
/// A burst: at least ten joins within 24 hours, three times as many as on a usual day, and so many that by chance they would
/// come less than once in ten thousand days. A usual day is the median of the 56 days of 24 hours before (of at least 28, if
/// the history is not longer), and not less than half a join. Windows that overlap are one burst.
public struct JoinBursts: Sendable, Hashable, Codable {
    public static let window = Span.days(1)
    public static let leastJoins = 10
    public static let timesUsual = 3.0
    public static let chance = 1e-4
    public static let baseDays = 56
    public static let leastBaseDays = 28
    /// Fewer joins than one in two days are too few to know a usual day by.
    public static let leastUsual = 0.5

    /// In the order of time.
    public var bursts: [JoinBurst] = []
    /// How many left within 24 hours of joining outside of bursts, of those who joined at least that long ago; nil if the log
    /// tells of no leave at all: most exports do not show them.
    public var usualLeaves: Share?
    /// Whether the history was too short to know a usual day: then there are no bursts, whatever happened.
    public var tooLittleHistory = false

    /// - Parameters:
    ///   - stays: in any order; joins after as-of or before the history do not count, a leave before its join or after
    ///     as-of is none.
    ///   - since: the beginning of the group's history: its first message or event.
    public init(_ stays: [Stay], since: Instant, asOf: Instant) {
        let start = since.milliseconds.inCalendar, end = asOf.milliseconds.inCalendar
        let known = stays.map { Stay(joinedMs: $0.joinedMs.inCalendar, leftMs: $0.leftMs?.inCalendar) }
            .filter { $0.joinedMs >= start && $0.joinedMs <= end }
            .sorted { $0.joinedMs < $1.joinedMs }
        let joins = known.map(\.joinedMs)
        let tellsLeaves = known.contains { stay in stay.leftMs.map { $0 >= stay.joinedMs && $0 <= end } ?? false }
        func leaves(_ stays: some Sequence<Stay>) -> Share? { tellsLeaves ? JoinBursts.leaves(stays, asOf: end) : nil }

        tooLittleHistory = end - start < Span.days(Int64(JoinBursts.leastBaseDays)).milliseconds
        var outside: [Stay] = [], place = 0
        for (range, usual) in JoinBursts.found(joins, since: start) {
            outside += known[place..<range.lowerBound]
            place = range.upperBound
            bursts.append(
                JoinBurst(
                    fromMs: joins[range.lowerBound], toMs: joins[range.upperBound - 1], joins: range.count, usualPerDay: usual,
                    leaves: leaves(known[range])))
        }
        usualLeaves = leaves(outside + known[place...])
    }

    private static func leaves(_ stays: some Sequence<Stay>, asOf: Int64) -> Share {
        var joined = 0, left = 0
        for stay in stays where stay.joinedMs <= asOf - window.milliseconds {
            joined += 1
            if let end = stay.leftMs, end >= stay.joinedMs, end - stay.joinedMs <= window.milliseconds { left += 1 }
        }
        return Share(left, of: joined)
    }

    /// Ranges of ascending joins that are bursts, with the joins of a usual day before.
    private static func found(_ joins: [Int64], since: Int64) -> [(Range<Int>, usual: Double)] {
        var found: [(Range<Int>, usual: Double)] = []
        var before = UsualDay(joins, since: since)
        var last = 0
        for first in joins.indices {
            while last < joins.count, joins[last] < joins[first] + window.milliseconds { last += 1 }
            let count = last - first
            guard count >= leastJoins, let usual = before.median(until: joins[first], atMost: Double(count) / timesUsual) else { continue }
            let mean = max(leastUsual, usual)
            guard Double(count) >= timesUsual * mean, PoissonTail.atLeast(count, mean: mean) < chance else { continue }
            if let latest = found.last, first < latest.0.upperBound {
                found[found.count - 1].0 = latest.0.lowerBound..<max(latest.0.upperBound, last)
            } else {
                found.append((first..<last, usual))
            }
        }
        return found.map { (trimmed($0.0, joins), $0.usual) }
    }

    /// Without the stray joins at either end: those farther from the next than ten joins spread over a window are apart.
    private static func trimmed(_ range: Range<Int>, _ joins: [Int64]) -> Range<Int> {
        let apart = window.milliseconds / Int64(leastJoins)
        var (first, last) = (range.lowerBound, range.upperBound)
        while last - first > leastJoins, joins[first + 1] - joins[first] > apart { first += 1 }
        while last - first > leastJoins, joins[last - 1] - joins[last - 2] > apart { last -= 1 }
        return first..<last
    }
}
