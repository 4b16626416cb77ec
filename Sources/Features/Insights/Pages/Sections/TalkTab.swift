internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What is said in a group: questions and answers, how much comes down on people, what kind of thing, who advertises.
struct TalkTab: DiagnosisTab {
    static let kinds: [any Section.Type] = [AnswerFigures.self, LoadFigures.self, ContentFigures.self]

    let answers: AnswerFigures?
    let load: LoadFigures?
    let content: ContentFigures?
    let open: ShownList<AnswerFigures.Open>
    let bursts: ShownList<LoadFigures.Burst>
    let floods: ShownList<LoadFigures.Flood>
    let suspects: ShownList<ContentFigures.Suspect>

    init(_ sections: [any Section], _ list: ListChoice) {
        answers = sections.one()
        load = sections.one()
        content = sections.one()
        open = list.of("open", answers?.open ?? [], first: 8)
        bursts = list.of("bursts", load?.bursts ?? [], first: 5)
        floods = list.of("floods", load?.floods ?? [], first: 5)
        suspects = list.of("suspects", content?.suspects ?? [], first: 8)
    }

    var people: Set<MemberID> {
        Set(open.shown.map(\.member) + floods.shown.map(\.member) + suspects.shown.map(\.member) + (load?.loudestMember.map { [$0] } ?? []))
    }

    var messages: Set<MessageID> { Set(open.shown.map(\.message) + suspects.shown.map(\.message)) }

    func blocks(_ context: DiagnosisContext) -> [DiagnosisBlock] {
        [answerBlock(context), careBlock(context), contentBlock(context), loadBlock(context), suspectBlock(context)]
    }

    private func answerBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("answers", voice)
        guard let answers, answers.questions > 0 else {
            block.say("answers.none", ["count": "\(answers?.days ?? 30)"])
            return block
        }
        block.tiles = [
            .count(
                "questions", answers.questions, "questions", note: voice.say("diagnosis.last-days", ["count": "\(answers.days)"]),
                href: context.talk(of: "question", days: answers.days), voice),
            .share(
                "answered", answers.answered, nothing: "diagnosis.answers.all-waiting", href: context.talk(of: "question", days: answers.days), voice),
            .count(
                "open-questions", answers.openCount, "questions",
                note: answers.waiting > 0 ? voice.say("diagnosis.answers.waiting", ["count": voice.grouped(answers.waiting)]) : nil,
                href: "#open", voice),
        ]
        if let median = answers.medianMinutes { block.say("answers.median", ["time": voice.minutes(median)]) }
        block.lists = [
            DiagnosisList(
                open, title: voice.say("diagnosis.open"), nothing: voice.say("diagnosis.open.none"), known: answers.openCount, tab: "talk", context
            ) { question in
                line(question.message, by: question.member, reason: voice.ago(question.at), at: question.at, context)
            }
        ]
        return block
    }

    private func careBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("care", voice)
        guard let content, let promo = content.promo else {
            block.say("care.no-operator", link: "care.mark", to: context.seat.path("/operators"))
            return block
        }
        block.tiles = [
            .share(
                "care", promo, nothing: "diagnosis.care.no-operator", href: context.talk(of: "promo", days: content.days, by: .operators), voice)
        ]
        block.say("care.who", ["count": voice.grouped(content.operators), "messages": voice.grouped(content.operatorMessages)])
        return block
    }

    private func contentBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("kinds", voice)
        guard let content, content.messages > 0 || content.kinds.contains(where: { $0.before > 0 }) else {
            block.say("kinds.none", ["count": "\(content?.days ?? 30)"])
            return block
        }
        block.say(
            "kinds.all", ["count": voice.grouped(content.messages), "days": "\(content.days)"], link: "see-talk", to: context.talk(until: context.asOf))
        block.table = DiagnosisTable(
            caption: voice.say("diagnosis.kinds"),
            heads: ["kind", "now", "before", "operators"].map { voice.say("diagnosis.kinds.head.\($0)") },
            rows: content.kinds.map { kind in
                func cell(_ count: Int, before: Bool = false, by author: TalkChoice.Author = .anybody) -> DiagnosisCell {
                    let href = context.talk(of: kind.kind, days: content.days, before: before, by: author)
                    return DiagnosisCell(voice.grouped(count), href: count > 0 ? href : nil)
                }
                return [
                    DiagnosisCell(voice.say("content-kind.\(kind.kind)")), cell(kind.messages), cell(kind.before, before: true),
                    cell(kind.byOperators, by: .operators),
                ]
            }, rules: content.kinds.map { (voice.say("content-kind.\($0.kind)"), voice.say("content-kind.\($0.kind).rule")) },
            rulesTitle: voice.say("diagnosis.kinds.rules"))
        return block
    }

    private func loadBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("load", voice)
        guard let load, load.messages > 0, let mean = load.messagesPerActiveHour else {
            block.say("load.none", ["count": "\(load?.days ?? 30)"])
            return block
        }
        block.tiles = [
            FigureTile(
                key: "per-hour", figure: voice.say("diagnosis.load.about", ["count": voice.grouped(max(1, Int(mean.rounded())))]),
                unit: voice.say("unit.messages", ["count": "\(max(1, Int(mean.rounded())))"]),
                note: voice.say("diagnosis.load.hours", ["count": voice.grouped(load.activeHours)]), voice: voice),
            .share("night", load.night, nothing: "diagnosis.nothing-said", voice),
            .share(
                "loudest", load.loudest, note: load.loudestMember.map { context.name($0) }, nothing: "diagnosis.nothing-said",
                href: load.loudestMember.map { context.href($0) }, voice),
        ]
        block.lists = [
            DiagnosisList(
                bursts, title: voice.say("diagnosis.bursts"),
                note: load.usualHour.map { voice.say("diagnosis.bursts.usual", ["count": voice.brief($0)]) },
                nothing: voice.say("diagnosis.bursts.none"), known: load.burstCount, tab: "talk", context
            ) { burst in
                let end = voice.zone.start(of: burst.day) + .hours(Int64(burst.hour) + 1)
                return DiagnosisLine(
                    name: voice.say("diagnosis.bursts.line", ["day": voice.day(burst.day), "hour": "\(burst.hour)", "next": "\(burst.hour + 1)"]),
                    href: context.talk(until: end), reason: "", count: voice.grouped(burst.messages),
                    unit: voice.say("unit.messages", ["count": "\(burst.messages)"]))
            },
            DiagnosisList(
                floods, title: voice.say("diagnosis.floods"), nothing: voice.say("diagnosis.floods.none"), known: load.floodCount,
                tab: "talk", context
            ) { flood in
                DiagnosisLine(
                    name: context.name(flood.member), href: context.href(flood.member), reason: voice.ago(flood.at), exact: voice.exact(flood.at),
                    action: voice.say("diagnosis.see-talk"), actionHref: context.talk(until: flood.at), count: voice.grouped(flood.messages),
                    unit: voice.say("unit.messages", ["count": "\(flood.messages)"]))
            },
        ]
        return block
    }

    private func suspectBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("suspects", voice)
        guard suspects.total > 0 else {
            block.say("suspects.none", ["count": "\(content?.days ?? 30)"])
            return block
        }
        block.say("suspects.look", link: "see-talk", to: context.talk(of: "advertisement", days: content?.days ?? 30))
        block.lists = [
            DiagnosisList(suspects, tab: "talk", context) { suspect in
                line(
                    suspect.message, by: suspect.member,
                    reason: voice.say("diagnosis.suspects.line", ["count": voice.grouped(suspect.messages), "ago": voice.ago(suspect.at)]),
                    at: suspect.at, context)
            }
        ]
        return block
    }

    /// A quoted message with the way to its place in the talk.
    private func line(
        _ message: MessageID, by member: MemberID, reason: String, at: Instant, _ context: DiagnosisContext
    ) -> DiagnosisLine {
        DiagnosisLine(
            name: context.name(member), href: context.href(member), reason: reason, exact: context.voice.exact(at),
            quote: context.messages[message]?.text, action: context.voice.say("diagnosis.see-talk"), actionHref: context.talk(message))
    }
}
