public import Kernel

/// How many speakers a week a group lacks, against what was usual there.
public struct SpeakerLoss: Sendable, Hashable {
    /// Mean weekly speakers: those before the last fall of the level if that is not older than half a year, of a peak those before it;
    /// else those of the weeks before the last four, up to eight.
    public let usual: Double
    /// Mean weekly speakers of the last four weeks.
    public let recent: Double
    /// The first week of the lower level, by its Monday; nil if `usual` is that of the weeks before the last four.
    public let since: LocalDay?

    /// ≥ 0.
    public var lost: Double { max(0, usual - recent) }

    private static let fallWithin: Int32 = 26 * 7

    /// Nil of groups that are over or not up to date, too young to have anything usual, or whose talk came back after a hole.
    public init?(_ figures: GroupFigures, trend: TrendFigures?, change: ChangeFigures?, asOf: Instant, zone: Zone) {
        guard let first = figures.firstMs, ![.finished, .recordEnded].contains(figures.state), change?.hasHole != true else { return nil }
        let weeks = min(12, Int((asOf - Instant(milliseconds: first)).wholeDays / 7))
        let latest = figures.weeklySpeakers.prefix(4), before = figures.weeklySpeakers.prefix(weeks).dropFirst(4)
        guard latest.count == 4, !before.isEmpty else { return nil }
        recent = Double(latest.reduce(0, +)) / 4
        if let trend, let fall = trend.changes.last, fall.level.after < fall.level.before, zone.day(of: asOf) - fall.week <= Self.fallWithin {
            usual = trend.peak?.before ?? fall.level.before
            since = fall.week
        } else {
            usual = Double(before.reduce(0, +)) / Double(before.count)
            since = nil
        }
    }
}
