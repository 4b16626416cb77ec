internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Two readings, figure by figure.
struct CompareRows {
    let one: GroupReading
    let other: GroupReading
    let voice: Voice

    /// The sections it needs.
    static let kinds: [any Section.Type] = [
        AnswerFigures.self, NewcomerFigures.self, LoadFigures.self, ContentFigures.self, StructureFigures.self, TrendFigures.self,
        FlowFigures.self, RiskFigures.self,
    ]

    var rows: [CompareRow] {
        let a = one.figures, b = other.figures
        let answers = pair(AnswerFigures.self), newcomers = pair(NewcomerFigures.self), load = pair(LoadFigures.self)
        let content = pair(ContentFigures.self), structure = pair(StructureFigures.self), risk = pair(RiskFigures.self)
        return [
            .count("members", a.members, b.members, voice), .count("wau", a.wau, b.wau, voice), .count("mau", a.mau, b.mau, voice),
            .share("active", Share(a.mau, of: a.members), Share(b.mau, of: b.members), isOverlapping: overlaps(30), voice),
            .count("messages", load.one?.messages, load.other?.messages, voice),
            .count("silence", a.silenceDays.map { Int($0) }, b.silenceDays.map { Int($0) }, voice),
            .count("former", a.formerlyActive.count, b.formerlyActive.count, voice),
            .share("answered", answers.one?.answered, answers.other?.answered, isOverlapping: overlaps(30), voice),
            .minutes("answer-time", answers.one?.medianMinutes, answers.other?.medianMinutes, voice),
            .count("newcomers", newcomers.one?.newcomers, newcomers.other?.newcomers, voice),
            .share("spoke", newcomers.one?.spoke, newcomers.other?.spoke, isOverlapping: overlaps(60), voice),
            .share("welcomed", newcomers.one?.answered, newcomers.other?.answered, isOverlapping: overlaps(60), voice),
            .share("one-message", structure.one?.oneMessage, structure.other?.oneMessage, isOverlapping: isSameGroup, voice),
            .share("promo", content.one?.promo, content.other?.promo, isOverlapping: overlaps(30), voice),
            .share("night", load.one?.night, load.other?.night, isOverlapping: overlaps(30), voice),
            .count("leaders", structure.one?.leaders.count, structure.other?.leaders.count, voice), chance("risk", risk.one?.group, risk.other?.group),
        ]
    }

    var isSameGroup: Bool { one.group.id == other.group.id }

    /// Whether windows of so many days share any: then one side is no sample beside the other.
    private func overlaps(_ days: Int64) -> Bool {
        let apart = one.asOf < other.asOf ? other.asOf - one.asOf : one.asOf - other.asOf
        return isSameGroup && apart < .days(days + 1)
    }

    private func pair<S: Section>(_: S.Type) -> (one: S?, other: S?) {
        (one.sections.lazy.compactMap { $0 as? S }.first, other.sections.lazy.compactMap { $0 as? S }.first)
    }

    /// An estimate of the model: its own error is not known, so none is given.
    private func chance(_ key: String, _ one: Double?, _ other: Double?) -> CompareRow {
        CompareRow(
            key: key, one: one.map { voice.percent($0) } ?? CompareRow.unknown, other: other.map { voice.percent($0) } ?? CompareRow.unknown,
            difference: one.flatMap { one in other.map { voice.points(one - $0) } } ?? CompareRow.unknown, verdict: nil, voice: voice)
    }
}
