internal import FeatureRules
internal import Kernel
internal import Web

/// How long people talk, who comes back, and how the talk is spread.
extension PeopleTab {
    /// Fewer people give no curve.
    private static let fewest = 10
    private static let curvePoints = 40
    private static let shownCohorts = 14
    /// The column that the finding names: four weeks later.
    private static let toldWeek = 4

    func survivalBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("survival", voice)
        guard let curve = survival?.talk, curve.subjects >= Self.fewest, curve.horizon > 0, curve.ended > 0 else {
            block.say("survival.too-few")
            return block
        }
        let title: String
        if let median = curve.median {
            title = voice.say("diagnosis.survival.median", ["days": voice.brief(median)])
            if let low = curve.medianLow, let high = curve.medianHigh {
                block.note("survival.interval", ["low": voice.brief(low), "high": voice.brief(high)])
            }
        } else {
            title = voice.say("diagnosis.survival.no-median", ["days": voice.brief(curve.horizon)])
        }
        block.say("survival.n", ["n": voice.grouped(curve.subjects), "ended": voice.grouped(curve.ended)])
        block.note("survival.how")
        let each = curve.horizon / Double(Self.curvePoints)
        let points = (0...Self.curvePoints).compactMap { place -> ChartPoint? in
            let days = min(curve.horizon, each * Double(place))
            guard let step = curve.step(at: days) else { return nil }
            let label = voice.say("time.days", ["count": "\(Int(days.rounded()))"])
            return ChartPoint(
                label, step.survival, says: voice.say("diagnosis.survival.says", ["time": label, "share": voice.percent(step.survival)]),
                low: step.interval?.low, high: step.interval?.high, code: "\(Int(days.rounded()))")
        }
        let chart = LineChart(title: title, summary: voice.say("diagnosis.survival.what"), points: points, unit: .share, isStep: true)
        block.charts = [
            ChartBlock(chart, axis: voice.say("diagnosis.survival.axis"), value: voice.say("diagnosis.survival.value"), voice: voice)
        ]
        return block
    }

    func retentionBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("retention", voice)
        let cohorts = (retention?.retention.cohorts ?? []).suffix(Self.shownCohorts)
        guard cohorts.reduce(0, { $0 + $1.size }) >= Self.fewest, cohorts.contains(where: { $0.classic.count > 1 && $0.classic[1] != nil }) else {
            block.say("retention.too-few")
            return block
        }
        var stayed = 0, whole = 0
        for cohort in cohorts where cohort.classic.count > Self.toldWeek {
            guard let there = cohort.classic[Self.toldWeek] else { continue }
            stayed += there
            whole += cohort.size
        }
        let share = ShareWords(Share(stayed, of: whole), voice)
        let title: String
        if let value = share.share.value {
            title =
                whole < ShareWords.least
                ? voice.say("diagnosis.retention.finding.few", ["part": voice.grouped(stayed), "whole": voice.grouped(whole)])
                : voice.say("diagnosis.retention.finding", ["tenths": "\(Int((value * 10).rounded()))"])
        } else {
            title = voice.say("diagnosis.retention.plain")
        }
        if let interval = share.interval { block.note("retention.n", ["share": share.figure, "interval": interval]) }
        let map = HeatMap(
            title: title, summary: voice.say("diagnosis.retention.what"),
            rows: cohorts.map { voice.say("diagnosis.retention.row", ["day": voice.shortDay(LocalDay(number: $0.monday)), "n": voice.grouped($0.size)]) },
            columns: (0...RetentionFigures.columns).map { "\($0)" },
            cells: cohorts.map { cohort in
                cohort.classic.enumerated().map { week, there in
                    guard let there else { return HeatCell(.nan) }
                    let value = cohort.size > 0 ? Double(there) / Double(cohort.size) : 0
                    return HeatCell(
                        value,
                        says: voice.say(
                            "diagnosis.retention.says",
                            ["day": voice.shortDay(LocalDay(number: cohort.monday)), "week": "\(week)", "part": "\(there)", "n": "\(cohort.size)"]),
                        isOpen: cohort.size < ShareWords.least)
                }
            }, unit: .share)
        let few = cohorts.contains { $0.size < ShareWords.least } ? "diagnosis.retention.note-few" : "diagnosis.retention.note"
        block.charts = [ChartBlock(map, note: voice.say(few), axis: voice.say("diagnosis.retention.axis"))]
        return block
    }

    func postsBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("posts", voice)
        if let one = structure?.oneMessage {
            block.tiles = [
                .share("one-message", one, nothing: "diagnosis.nothing-said", href: context.seat.path("/groups/\(context.group)/members"), voice)
            ]
        }
        guard let model = posts?.model, let silent = model.cells.first else {
            block.say("posts.\(posts?.refusal?.rawValue ?? PostsRefusal.tooFewMembers.rawValue)")
            return block
        }
        func label(_ cell: PostsCell) -> String { cell.posts >= PostsModel.tail ? "\(PostsModel.tail)+" : "\(cell.posts)" }
        let observed = voice.say("diagnosis.posts.observed"), expected = voice.say("diagnosis.posts.expected")
        let chart = BarChart(
            title: voice.say(
                "diagnosis.posts.finding", ["observed": voice.grouped(silent.observed), "expected": voice.grouped(Int(silent.expected.rounded()))]),
            summary: voice.say("diagnosis.posts.what"),
            points: model.cells.map { cell in
                ChartPoint(
                    label(cell), Double(cell.observed),
                    says: voice.say(
                        "diagnosis.posts.says",
                        ["posts": label(cell), "observed": voice.grouped(cell.observed), "expected": voice.brief(cell.expected)]))
            }, name: observed, compared: model.cells.map { ChartPoint(label($0), $0.expected) }, comparedName: expected)
        if let fit = model.fit {
            block.say(fit.p < 0.05 ? "posts.misfit" : "posts.fit")
            block.note("posts.test", ["p": fit.p < 0.001 ? "p<0.001" : "p=" + voice.decimal(fit.p, digits: 3)])
        } else {
            block.say("posts.untested")
        }
        block.note(
            "posts.shape",
            ["r": voice.decimal(model.r, digits: 2), "low": voice.decimal(model.rInterval.low, digits: 2),
             "high": voice.decimal(min(model.rInterval.high, 1e6), digits: 2), "n": voice.grouped(model.members)])
        block.charts = [ChartBlock(chart, axis: voice.say("diagnosis.posts.axis"), value: observed, voice: voice)]
        return block
    }
}
