internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who came and went, by whom, and how far invitations reach.
struct FlowTab: DiagnosisTab {
    static let kinds: [any Section.Type] = [FlowFigures.self, InvitationDrawingFigures.self]

    let flow: FlowFigures?
    let drawing: InvitationDrawingFigures?
    let inviters: ShownList<FlowFigures.Inviter>
    let bursts: ShownList<FlowFigures.Burst>
    let draws: Bool

    init(_ sections: [any Section], _ list: ListChoice) {
        flow = sections.one()
        drawing = sections.one()
        inviters = list.of("inviters", flow?.inviters ?? [], first: 10)
        bursts = list.of("join-bursts", flow?.bursts ?? [], first: 5)
        draws = list.id.isEmpty
    }

    var people: Set<MemberID> { Set(inviters.shown.map(\.member) + (draws ? drawing?.nodes.map(\.member) ?? [] : [])) }

    func blocks(_ context: DiagnosisContext) -> [DiagnosisBlock] {
        guard let flow, flow.joins + flow.leaves > 0 else {
            var block = DiagnosisBlock("flow", context.voice)
            block.say("flow.none")
            block.say("flow.which-exports")
            return [block]
        }
        return [weekBlock(flow, context), inviterBlock(flow, context), treeBlock(flow, context), burstBlock(flow, context)]
    }

    private func weekBlock(_ flow: FlowFigures, _ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("flow", voice)
        block.tiles = [
            .count("joins", flow.joins, "times", voice),
            FigureTile(
                key: "leaves", figure: flow.leaves > 0 ? voice.grouped(flow.leaves) : "–",
                unit: flow.leaves > 0 ? voice.say("unit.times", ["count": "\(flow.leaves)"]) : "",
                note: flow.leaves == 0 ? voice.say("diagnosis.flow.no-leaves") : nil, voice: voice),
        ]
        let known = flow.ways.filter { $0.joins > 0 }
        if flow.joins > 0 {
            let ways = known.map { way in
                voice.say("diagnosis.flow.way.\(way.way.rawValue)", ["count": voice.grouped(way.joins), "share": voice.percent(Double(way.joins) / Double(flow.joins))])
            }
            block.say("flow.ways", ["ways": ways.joined(separator: voice.say("diagnosis.and"))])
        }
        if flow.weeks.count > 1 { block.charts = [weekChart(flow, voice)] }
        return block
    }

    private func weekChart(_ flow: FlowFigures, _ voice: Voice) -> ChartBlock {
        let joins = flow.weeks.reduce(0) { $0 + $1.joins }, leaves = flow.weeks.reduce(0) { $0 + $1.leaves }
        let tellsLeaves = flow.leaves > 0
        let title = voice.say(
            tellsLeaves ? "diagnosis.flow.finding" : "diagnosis.flow.finding.joins",
            ["count": "\(flow.weeks.count)", "joins": voice.grouped(joins), "leaves": voice.grouped(leaves)])
        let points = flow.weeks.map { week in
            ChartPoint(
                voice.shortDay(week.week), Double(week.joins),
                says: voice.say(
                    tellsLeaves ? "diagnosis.flow.says" : "diagnosis.flow.says.joins",
                    ["day": voice.shortDay(week.week), "joins": voice.grouped(week.joins), "leaves": voice.grouped(week.leaves)]),
                head: voice.day(week.week), code: "\(week.week)")
        }
        let came = voice.say("figure.joins"), left = voice.say("figure.leaves")
        let chart = BarChart(
            title: title, summary: voice.say("diagnosis.flow.note"), points: points, name: came,
            compared: tellsLeaves ? flow.weeks.map { ChartPoint(voice.shortDay($0.week), Double($0.leaves)) } : [],
            comparedName: tellsLeaves ? left : "")
        return ChartBlock(
            chart, note: voice.say("diagnosis.flow.note"), axis: voice.say("chart.head.week"), value: came, voice: voice, isNewestFirst: true)
    }

    private func inviterBlock(_ flow: FlowFigures, _ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("inviters", voice)
        block.lists = [
            DiagnosisList(inviters, nothing: voice.say("diagnosis.inviters.none"), of: .people, tab: "flow", context) { inviter in
                DiagnosisLine(
                    name: context.name(inviter.member), href: context.href(inviter.member),
                    reason: voice.say(
                        "diagnosis.inviters.line",
                        ["there": voice.grouped(inviter.stillPresent), "spoke": voice.grouped(inviter.spoke), "through": voice.grouped(inviter.descendants)]),
                    count: voice.grouped(inviter.invited), unit: context.people(inviter.invited))
            }
        ]
        return block
    }

    private func burstBlock(_ flow: FlowFigures, _ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("join-bursts", voice)
        if flow.tooLittleHistory {
            block.say("join-bursts.too-little")
            return block
        }
        if let usual = flow.usualLeft, usual.whole > 0 {
            block.say("join-bursts.usual", ["share": ShareWords(usual, voice).whole])
        } else if flow.leaves == 0 {
            block.say("join-bursts.no-leaves")
        }
        block.lists = [
            DiagnosisList(bursts, nothing: voice.say("diagnosis.join-bursts.none"), tab: "flow", context) { burst in
                let left = burst.left.flatMap { $0.whole > 0 ? ShareWords($0, voice).whole : nil }
                return DiagnosisLine(
                    name: voice.day(voice.zone.day(of: burst.from)), href: nil,
                    reason: voice.say(left == nil ? "diagnosis.join-bursts.line" : "diagnosis.join-bursts.line.left", ["usual": voice.brief(burst.usualPerDay), "share": left ?? ""]),
                    exact: "\(voice.exact(burst.from)) – \(voice.exact(burst.to))", action: voice.say("diagnosis.see-talk"),
                    actionHref: context.talk(until: burst.to), count: voice.grouped(burst.joins), unit: context.people(burst.joins))
            }
        ]
        return block
    }
}
