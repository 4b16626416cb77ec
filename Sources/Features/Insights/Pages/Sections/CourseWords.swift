internal import FeatureRules
internal import Kernel
internal import Web

/// Where the talk of a group is going, in the words that every page and every report use of it.
struct CourseWords {
    let reading: GroupReading
    let voice: Voice

    private var trend: TrendFigures? { reading.sections.one() }

    /// The last four weeks against those before, by the same weeks as the state; nil where it is not judged by them.
    var now: String? {
        guard !hasHole, let trend = SpeakerTrend(reading.figures, asOf: reading.asOf), trend.change > -1 else { return nil }
        let recent = voice.brief(recentMean), before = voice.brief(recentMean / (1 + trend.change))
        guard !isSame(trend) else { return say("now.same", ["recent": recent, "before": before]) }
        return say(
            trend.change < 0 ? "now.less" : "now.more", ["recent": recent, "before": before, "share": voice.percent(abs(trend.change))])
    }

    /// The same as the title of a chart.
    var finding: String {
        guard !hasHole, let trend = SpeakerTrend(reading.figures, asOf: reading.asOf) else { return voice.say("chart.speakers.plain") }
        if isSame(trend) { return voice.say("chart.speakers.same") }
        return voice.say(trend.change > 0 ? "chart.speakers.rose" : "chart.speakers.fell", ["share": voice.percent(abs(trend.change))])
    }

    /// Where the level changed last, or how it slides; nil of a group that is over, and of a silent one in which nothing is to be seen.
    var course: String? {
        guard reading.figures.state != .finished else { return nil }
        if hasHole, let change { return say("trend.hole", ["count": voice.grouped(change.gapDays)]) }
        guard let trend, let recent = trend.recent else { return isAwake ? say("trend.too-short", ["count": "\(WeeklyTrend.leastWeeks)"]) : nil }
        if let change = trend.changes.last { return said(change, in: trend) }
        let slope = recent.slope
        if let interval = slope.interval, interval.low > 0 || interval.high < 0 {
            return say(
                slope.perWeek < 0 ? "trend.slides" : "trend.climbs",
                ["slope": voice.decimal(abs(slope.perWeek), digits: 1), "weeks": "\(recent.weeks)"])
        }
        return isAwake ? say("trend.flat", ["weeks": "\(trend.weeks.count)"]) : nil
    }

    /// How long nobody has spoken; nil in a group of which more than that is to be said.
    var silence: String? {
        isAwake ? nil : reading.figures.silenceDays.map { say("risk.silent-already", ["count": voice.grouped(Int($0))]) }
    }

    /// How sure `course` is, for whoever reads intervals.
    var interval: String? {
        guard reading.figures.state != .finished, let trend, let recent = trend.recent, !hasHole else { return nil }
        if let change = trend.changes.last {
            guard change.level.ratio != nil else { return nil }
            let low = voice.percent(change.level.ratioLow)
            return change.level.ratioHigh.map { say("trend.range", ["low": low, "high": voice.percent($0)]) } ?? say("trend.range-open", ["low": low])
        }
        guard let interval = recent.slope.interval, interval.low > 0 || interval.high < 0 else { return nil }
        let ends = [abs(interval.low), abs(interval.high)].sorted().map { voice.decimal($0, digits: 1) }
        return say("trend.slope-range", ["low": ends[0], "high": ends[1]])
    }

    private var change: ChangeFigures? { reading.sections.one() }

    /// The last weeks come after a long time without a message.
    var hasHole: Bool { change?.hasHole ?? false }

    private var isAwake: Bool { ![.dormant, .finished, .recordEnded].contains(reading.figures.state) }

    private var recentMean: Double { Double(reading.figures.weeklySpeakers.prefix(4).reduce(0, +)) / 4 }

    /// What reads the same is said to be the same, whatever stands behind the point.
    private func isSame(_ trend: SpeakerTrend) -> Bool {
        abs(trend.change) < SpeakerTrend.noise || voice.brief(recentMean) == voice.brief(recentMean / (1 + trend.change))
    }

    private func said(_ change: TrendFigures.Change, in trend: TrendFigures) -> String {
        let earlier = trend.changes.dropLast().last?.level.week ?? 0
        let values = [
            "day": voice.week(change.week), "before": voice.brief(change.level.before), "after": voice.brief(change.level.after),
            "weeksBefore": "\(change.level.week - earlier)", "weeksAfter": "\(trend.weeks.count - change.level.week)",
        ]
        guard let ratio = change.level.ratio else { return say("trend.began", values) }
        if values["after"] == "0" { return say("trend.stopped", values) }
        let course = say(ratio < 1 ? "trend.fell" : "trend.rose", values.merging(["ratio": voice.percent(ratio)]) { own, _ in own })
        return ([course] + [peak].compactMap(\.self)).joined(separator: voice.language == .chinese ? "" : " ")
    }

    private var peak: String? {
        trend?.peak.map { say("trend.peak", ["weeks": "\($0.weeks)", "earlier": voice.brief($0.before)]) }
    }

    private func say(_ key: String, _ values: [String: String]) -> String { voice.say("diagnosis.\(key)", values) }
}
