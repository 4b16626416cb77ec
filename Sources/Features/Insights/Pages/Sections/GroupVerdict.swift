internal import FeatureRules
internal import Kernel
internal import Web

/// How a group is in a few sentences: where the talk is going, how likely silence is and why, and what to do next.
struct GroupVerdict {
    let reading: GroupReading
    let context: DiagnosisContext

    /// The sections it needs.
    static let kinds: [any Section.Type] = [
        TrendFigures.self, RiskFigures.self, AnswerFigures.self, NewcomerFigures.self, ContentFigures.self,
    ]

    private var voice: Voice { context.voice }
    private var trend: TrendFigures? { reading.sections.one() }

    var changes: [TrendFigures.Change] { trend?.changes ?? [] }

    /// How it is, and how it may go on.
    var sentences: [DiagnosisSentence] { reading.figures.messages > 0 ? now + course + risk : [] }

    /// By the same weeks as the state.
    private var now: [DiagnosisSentence] {
        guard [.thriving, .steady, .cooling].contains(reading.figures.state),
            let trend = SpeakerTrend(reading.figures, asOf: reading.asOf), trend.change > -1
        else { return [] }
        let key = abs(trend.change) < SpeakerTrend.noise ? "same" : trend.change < 0 ? "less" : "more"
        let recent = Double(reading.figures.weeklySpeakers.prefix(4).reduce(0, +)) / 4
        return [
            say(
                "now.\(key)",
                ["recent": voice.brief(recent), "before": voice.brief(recent / (1 + trend.change)), "share": voice.percent(abs(trend.change))])
        ]
    }

    private var course: [DiagnosisSentence] {
        guard reading.figures.state != .finished else { return [] }
        guard let trend, let recent = trend.recent else { return [say("trend.too-short", ["count": "\(WeeklyTrend.leastWeeks)"])] }
        if let change = trend.changes.last { return [said(change)] }
        let slope = recent.slope
        if let interval = slope.interval, interval.low > 0 || interval.high < 0 {
            let isFall = slope.perWeek < 0
            return [
                say(
                    isFall ? "trend.slides" : "trend.climbs",
                    [
                        "slope": voice.decimal(abs(slope.perWeek), digits: 1),
                        "low": voice.decimal(min(abs(interval.low), abs(interval.high)), digits: 1),
                        "high": voice.decimal(max(abs(interval.low), abs(interval.high)), digits: 1), "weeks": "\(recent.weeks)",
                    ])
            ]
        }
        return [say("trend.flat", ["weeks": "\(trend.weeks.count)"])]
    }

    private func said(_ change: TrendFigures.Change) -> DiagnosisSentence {
        let values = [
            "day": voice.week(change.week), "before": voice.brief(change.level.before), "after": voice.brief(change.level.after),
        ]
        guard let ratio = change.level.ratio else { return say("trend.began", values) }
        let range = change.level.ratioHigh.map {
            voice.say("diagnosis.trend.range", ["low": voice.percent(change.level.ratioLow), "high": voice.percent($0)])
        }
        let interval = range ?? voice.say("diagnosis.trend.range-open", ["low": voice.percent(change.level.ratioLow)])
        return say(
            ratio < 1 ? "trend.fell" : "trend.rose", values.merging(["ratio": voice.percent(ratio), "interval": interval]) { own, _ in own })
    }

    private var risk: [DiagnosisSentence] {
        guard let risk: RiskFigures = reading.sections.one() else { return [] }
        guard let probability = risk.group else {
            return reading.figures.silenceDays.map { [say("risk.silent-already", ["count": "\($0)"])] } ?? []
        }
        let origin = voice.say("diagnosis.risk.origin.\((risk.groupOrigin ?? .sampleWorld).rawValue)")
        var reason = ""
        if let features = risk.groupFeatures { reason = RiskWords.group(risk.groupReason, features, voice) }
        return [
            say(
                "risk.sentence", ["word": RiskWords.word(probability, voice), "share": voice.percent(probability), "reason": reason]),
            DiagnosisSentence(origin, link: voice.say("diagnosis.risk.how-good"), href: context.seat.path("/risk")),
        ]
    }

    /// Nothing is left to do on a day that is over.
    var next: [DiagnosisSentence] {
        guard context.day == nil, reading.figures.messages > 0 else { return [] }
        var found: [DiagnosisSentence] = []
        if let answers: AnswerFigures = reading.sections.one(), answers.openCount > 0 {
            found.append(link("next.questions", answers.openCount, to: context.tab("talk", anchor: "answers")))
        }
        if let newcomers: NewcomerFigures = reading.sections.one(), newcomers.unansweredCount > 0 {
            found.append(link("next.newcomers", newcomers.unansweredCount, to: context.tab("people", anchor: "newcomers")))
        }
        found.append(
            DiagnosisSentence(
                voice.say("diagnosis.next"), link: voice.say("diagnosis.next.link"), href: context.seat.path("/tasks?group=\(context.group)")))
        return found
    }

    private func say(_ key: String, _ values: [String: String]) -> DiagnosisSentence {
        DiagnosisSentence(voice.say("diagnosis.\(key)", values))
    }

    private func link(_ key: String, _ count: Int, to href: String) -> DiagnosisSentence {
        DiagnosisSentence(voice.say("diagnosis.\(key)", ["count": voice.grouped(count)]), link: voice.say("diagnosis.\(key).link"), href: href)
    }
}
