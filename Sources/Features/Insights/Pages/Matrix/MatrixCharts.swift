internal import FeatureRules
internal import Kernel
internal import Web

/// The charts of all groups as one: who speaks each week, and how long groups live.
struct MatrixCharts {
    let whole: MatrixFigures
    let voice: Voice

    private static let leastWeeks = 4
    private static let leastGroups = 5
    /// Below this the course is only roughly known.
    private static let fewGroups = 20
    private static let survivalPoints = 14

    var blocks: [ChartBlock] { [weeks, survival].compactMap { $0 } }

    private var weeks: ChartBlock? {
        guard whole.weeks.count >= Self.leastWeeks else { return nil }
        let points = whole.weeks.map { week in
            // The week that is not over would always look like a fall.
            let isOpen = week.week == whole.today.weekStart
            let values = ["day": voice.shortDay(week.week), "count": voice.grouped(week.speakers)]
            return ChartPoint(
                voice.shortDay(week.week), Double(week.speakers), says: voice.say(isOpen ? "chart.week-open" : "chart.week", values),
                isThin: isOpen, head: voice.day(week.week), code: "\(week.week)")
        }
        return ChartBlock(
            LineChart(title: weeksFinding, summary: voice.say("matrix.weeks.note"), points: points), note: voice.say("matrix.weeks.note"),
            axis: voice.say("chart.head.week"), value: voice.say("chart.head.speakers"), voice: voice, isNewestFirst: true)
    }

    /// Weeks that are over: the last four against up to eight before.
    private var weeksFinding: String {
        let over = whole.weeks.filter { $0.week != whole.today.weekStart }.map { Double($0.speakers) }
        let recent = over.suffix(4), before = over.dropLast(4).suffix(8)
        let mean = before.isEmpty ? 0 : before.reduce(0, +) / Double(before.count)
        guard recent.count == 4, mean > 0 else { return voice.say("matrix.weeks.plain") }
        let change = recent.reduce(0, +) / 4 / mean - 1
        if abs(change) < SpeakerTrend.noise { return voice.say("matrix.weeks.same") }
        return voice.say(change > 0 ? "matrix.weeks.rose" : "matrix.weeks.fell", ["share": voice.percent(abs(change))])
    }

    private var survival: ChartBlock? {
        guard let curve = whole.survival, curve.subjects >= Self.leastGroups, curve.horizon >= 7 else { return nil }
        let each = max(1, (curve.horizon / Double(Self.survivalPoints)).rounded(.up))
        let points = stride(from: 0, through: curve.horizon, by: each).compactMap { days -> ChartPoint? in
            guard let step = curve.step(at: days) else { return nil }
            let day = voice.grouped(Int(days))
            return ChartPoint(
                day, step.survival, says: voice.say("matrix.survival.point", ["day": day, "share": voice.percent(step.survival)]),
                low: step.interval?.low ?? step.survival, high: step.interval?.high ?? step.survival,
                head: voice.say("matrix.survival.day", ["day": day]), code: "\(Int(days))")
        }
        guard points.count > 1 else { return nil }
        let title =
            curve.median.map { voice.say("matrix.survival.median", ["count": voice.grouped(Int($0.rounded()))]) }
            ?? voice.say(
                "matrix.survival.most",
                ["count": voice.grouped(Int(curve.horizon)), "share": voice.percent(curve.step(at: curve.horizon)?.survival ?? 1)])
        let note = voice.say(
            curve.subjects < Self.fewGroups ? "matrix.survival.note-few" : "matrix.survival.note",
            ["count": voice.grouped(curve.subjects), "ended": voice.grouped(curve.ended)])
        return ChartBlock(
            LineChart(title: title, summary: note, points: points, unit: .share, isStep: true), note: note,
            axis: voice.say("matrix.survival.axis"), value: voice.say("matrix.survival.value"), voice: voice)
    }
}
