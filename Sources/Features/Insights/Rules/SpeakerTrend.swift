public import Kernel

/// Mean weekly speakers of the last four weeks against the weeks before, up to eight: what the state is judged by.
public struct SpeakerTrend: Sendable, Hashable {
    /// 0.12 for 12 % more; −1 or more.
    public let change: Double

    /// Nil if there are no earlier weeks with anybody in them, and for groups whose state is not judged by it.
    public init?(_ figures: GroupFigures, asOf: Instant) {
        guard [.thriving, .steady, .cooling].contains(figures.state), let first = figures.firstMs else { return nil }
        // Weeks before the group's first message are not part of its history.
        let weeks = min(12, Int((asOf - Instant(milliseconds: first)).wholeDays / 7))
        guard weeks > 0 else { return nil }
        let recent = figures.weeklySpeakers.prefix(4), before = figures.weeklySpeakers.prefix(weeks).dropFirst(4)
        guard recent.count == 4, !before.isEmpty else { return nil }
        let mean = Double(before.reduce(0, +)) / Double(before.count)
        guard mean > 0 else { return nil }
        change = Double(recent.reduce(0, +)) / 4 / mean - 1
    }

    /// Less than this is said to be the same.
    public static let noise = 0.05
}
