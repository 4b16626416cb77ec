internal import FeatureRules
internal import Kernel
internal import Web

/// Invitations as a tree.
extension FlowTab {
    func treeBlock(_ flow: FlowFigures, _ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("invitations", voice)
        guard flow.invited > 0 else {
            block.say("invitations.none")
            block.say("flow.which-exports")
            return block
        }
        block.tiles = [
            .count("invited", flow.invited, "people", href: context.tab("flow", anchor: "inviters"), voice),
            .count("depth", flow.maxDepth, "steps", voice),
        ]
        if let deep = flow.deepShare {
            block.tiles.append(
                FigureTile(
                    key: "deep", figure: voice.percent(deep), unit: "", note: voice.say("diagnosis.invitations.of", ["count": voice.grouped(flow.invited)]),
                    voice: voice))
        }
        if draws, let drawing, drawing.nodes.count > 1 { block.charts = [tree(drawing, context)] }
        block.table = DiagnosisTable(
            caption: voice.say("diagnosis.invitations.generations"),
            heads: ["generation", "members", "invited", "k", "ripe"].map { voice.say("diagnosis.invitations.head.\($0)") },
            rows: flow.generations.enumerated().map { place, generation in
                [
                    "\(place)", voice.grouped(generation.members), voice.grouped(generation.invited), voice.decimal(generation.k, digits: 2),
                    generation.ripeK.map { voice.say("diagnosis.invitations.ripe", ["k": voice.decimal($0, digits: 2), "n": voice.grouped(generation.ripeMembers)]) }
                        ?? "–",
                ].map { DiagnosisCell($0) }
            }, rules: [(voice.say("diagnosis.invitations.head.k"), voice.say("diagnosis.invitations.k-rule"))],
            rulesTitle: voice.say("diagnosis.invitations.k-title"), isForExperts: true)
        if let grows = flow.generations.first(where: { $0.members > 0 }) {
            block.say("invitations.each", ["members": voice.grouped(grows.members), "k": voice.brief(grows.k)])
        }
        return block
    }

    private func tree(_ drawing: InvitationDrawingFigures, _ context: DiagnosisContext) -> ChartBlock {
        let voice = context.voice
        var brought = Array(repeating: 0, count: drawing.nodes.count)
        for node in drawing.nodes { if let inviter = node.inviter, brought.indices.contains(inviter) { brought[inviter] += 1 } }
        let hidden = drawing.hiddenMembers > 0 ? voice.say("diagnosis.invitations.hidden", ["count": voice.grouped(drawing.hiddenMembers)]) : ""
        let picture = TreeDrawing(
            title: voice.say("diagnosis.invitations.title", ["count": voice.grouped(drawing.nodes.count)]),
            summary: voice.say("diagnosis.invitations.note"), nodes: branches(drawing, brought, context))
        return ChartBlock(
            title: picture.title, note: voice.say("diagnosis.invitations.note") + hidden, picture: picture.svg(),
            heads: ["name", "by", "brought"].map { voice.say("diagnosis.invitations.head.\($0)") },
            rows: drawing.nodes.enumerated().map { place, node in
                [
                    context.name(node.member),
                    node.inviter.flatMap { drawing.nodes.indices.contains($0) ? context.name(drawing.nodes[$0].member) : nil } ?? "–",
                    voice.grouped(brought[place] + node.hidden),
                ]
            })
    }

    /// The drawn members in the order of a tree, each with those they brought beneath; of those who brought nobody only the first few.
    private func branches(_ drawing: InvitationDrawingFigures, _ brought: [Int], _ context: DiagnosisContext) -> [TreeNode] {
        let voice = context.voice
        var children: [Int: [Int]] = [:], roots: [Int] = []
        for (place, node) in drawing.nodes.enumerated() {
            if let inviter = node.inviter, inviter >= 0, inviter < place { children[inviter, default: []].append(place) } else { roots.append(place) }
        }
        func total(_ place: Int) -> Int { brought[place] + drawing.nodes[place].hidden }
        var found: [TreeNode] = [], open = roots.reversed().map { (place: $0, depth: 0) }
        while let (place, depth) = open.popLast() {
            let name = context.name(drawing.nodes[place].member)
            found.append(
                TreeNode(depth: depth, label: name, note: total(place) > 0 ? voice.grouped(total(place)) : "", isEmphasised: total(place) >= Self.many))
            let below = children[place] ?? [], quiet = below.filter { total($0) == 0 }
            found += quiet.prefix(Self.quietShown).map { TreeNode(depth: depth + 1, label: context.name(drawing.nodes[$0].member)) }
            let rest = quiet.count - min(quiet.count, Self.quietShown) + drawing.nodes[place].hidden
            if rest > 0 {
                found.append(TreeNode(depth: depth + 1, label: voice.say("diagnosis.invitations.rest", ["count": voice.grouped(rest)]), isRest: true))
            }
            open += below.filter { total($0) > 0 }.reversed().map { (place: $0, depth: depth + 1) }
        }
        return found
    }

    private static var quietShown: Int { 3 }
    private static var many: Int { 3 }
}
