internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who turns to whom in a group, drawn and in words.
struct NetworkTab: DiagnosisTab {
    static let kinds: [any Section.Type] = [StructureFigures.self, NetworkDrawingFigures.self]

    let structure: StructureFigures?
    let drawing: NetworkDrawingFigures?
    let leaders: ShownList<StructureFigures.Leader>
    let bridges: ShownList<StructureFigures.Bridge>
    private let draws: Bool

    /// Fewer make no network.
    private static let fewest = 3

    init(_ sections: [any Section], _ list: ListChoice) {
        structure = sections.one()
        drawing = sections.one()
        leaders = list.of("leaders", structure?.leaders ?? [], first: 10)
        bridges = list.of("bridges", structure?.bridges ?? [], first: 10)
        draws = list.id.isEmpty
    }

    var people: Set<MemberID> {
        Set(leaders.shown.map(\.member) + bridges.shown.map(\.member) + (draws ? drawing?.nodes.map(\.member) ?? [] : []))
    }

    func blocks(_ context: DiagnosisContext) -> [DiagnosisBlock] {
        guard let structure, structure.nodes >= Self.fewest else {
            var block = DiagnosisBlock("network", context.voice)
            block.say("network.too-few")
            return [block]
        }
        return [drawingBlock(structure, context), leaderBlock(context), bridgeBlock(structure, context)]
    }

    private func drawingBlock(_ structure: StructureFigures, _ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("network", voice)
        block.isWide = true
        block.say("network.size", ["nodes": voice.grouped(structure.nodes), "edges": voice.grouped(structure.edges), "days": "\(structure.days)"])
        let between = voice.say("diagnosis.network.between", ["count": voice.grouped(structure.nodes)])
        let pairs = voice.say("diagnosis.network.pairs", ["count": voice.grouped(structure.edges)])
        func part(_ key: String, _ value: Double?, _ note: String) {
            guard let value else { return }
            block.tiles.append(FigureTile(key: key, figure: voice.percent(value), unit: "", note: note, voice: voice))
        }
        part("reciprocity", structure.reciprocity, pairs)
        block.tiles.append(
            .count(
                "circles", structure.circles.count, "circles",
                note: structure.circles.isEmpty
                    ? nil : voice.say("diagnosis.network.largest", ["count": voice.grouped(structure.circles[0])]), voice))
        part("density", structure.density, between)
        part("transitivity", structure.transitivity, between)
        if let modularity = structure.modularity {
            block.say(modularity >= 0.3 ? "network.apart" : "network.together")
        }
        if let drawing, draws, !drawing.nodes.isEmpty { block.charts = [chart(drawing, structure, context)] }
        return block
    }

    private func chart(_ drawing: NetworkDrawingFigures, _ structure: StructureFigures, _ context: DiagnosisContext) -> ChartBlock {
        let voice = context.voice, carried = Set(structure.leaders.map(\.member)), bridging = Set(structure.bridges.map(\.member))
        let most = drawing.ties.map(\.weight).max() ?? 1
        func answered(_ node: NetworkDrawingFigures.Node) -> String {
            voice.say("diagnosis.network.answered", ["name": context.name(node.member), "count": voice.grouped(node.answeredBy)])
        }
        let nodes = drawing.nodes.map { node in
            NetworkNode(
                x: node.x, y: node.y, radius: node.radius, label: context.name(node.member), says: answered(node),
                isEmphasised: carried.contains(node.member))
        }
        let edges = drawing.ties.map { tie in
            let ends = [tie.a, tie.b].filter { drawing.nodes.indices.contains($0) }.map { drawing.nodes[$0] }
            let crosses = ends.count == 2 && ends[0].circle != ends[1].circle && ends.contains { bridging.contains($0.member) }
            return NetworkEdge(from: tie.a, to: tie.b, width: most > 0 ? (tie.weight / most).squareRoot() : 0, isEmphasised: crosses)
        }
        let picture = NetworkDrawing(
            title: voice.say("diagnosis.network.title", ["count": voice.grouped(drawing.nodes.count)]),
            summary: voice.say("diagnosis.network.note"), nodes: nodes, edges: edges)
        let columns = ["name", "answered", "circle", "part"].map { ChartTable.Column(name: voice.say("diagnosis.network.head.\($0)")) }
        let rows = drawing.nodes.map { node in
            let part = carried.contains(node.member) ? voice.say("member-role.leader") : bridging.contains(node.member) ? voice.say("diagnosis.network.bridge") : ""
            return ChartTable.Row(
                head: context.name(node.member),
                cells: [
                    ChartTable.Cell(Double(node.answeredBy), .count), ChartTable.Cell(node.circle.map { "\($0 + 1)" } ?? "–"),
                    ChartTable.Cell(part),
                ])
        }
        let hidden = drawing.hiddenMembers > 0 ? voice.say("diagnosis.network.hidden", ["count": voice.grouped(drawing.hiddenMembers)]) : ""
        return ChartBlock(
            picture, note: voice.say("diagnosis.network.note") + hidden, table: ChartTable(columns: columns, rows: rows))
    }

    private func leaderBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("leaders", voice)
        block.lists = [
            DiagnosisList(leaders, nothing: voice.say("diagnosis.leaders.none"), of: .people, tab: "network", context) { leader in
                DiagnosisLine(
                    name: context.name(leader.member), href: context.href(leader.member),
                    reason: voice.say(
                        "diagnosis.leaders.line",
                        ["people": voice.grouped(leader.answeredBy), "count": voice.grouped(leader.messages), "weeks": "\(leader.weeksSpoken)"]))
            }
        ]
        return block
    }

    private func bridgeBlock(_ structure: StructureFigures, _ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("bridges", voice)
        block.lists = [
            DiagnosisList(bridges, nothing: voice.say("diagnosis.bridges.none"), of: .people, tab: "network", context) { bridge in
                DiagnosisLine(
                    name: context.name(bridge.member), href: context.href(bridge.member),
                    reason: voice.say(
                        "diagnosis.bridges.line", ["count": voice.grouped(bridge.circles), "share": voice.percent(bridge.betweenness)]))
            }
        ]
        return block
    }
}
