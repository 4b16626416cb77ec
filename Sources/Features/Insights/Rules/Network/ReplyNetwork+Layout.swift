internal import Kernel

extension ReplyNetwork {
    /// Positions for drawing; the same seed, network and radii give the same picture.
    ///
    /// Distances in the picture follow the steps along the drawn ties, a step between two circles being longer. Parts that
    /// are not connected lie beside each other.
    /// - Parameters:
    ///   - figures: of this network; its circles are kept together.
    ///   - limit: how many members at most, 0...200.
    ///   - radius: how large a member is drawn, in widths of the square; 0.004...0.1 counts.
    public func layout(
        seed: UInt64, figures: NetworkFigures, limit: Int = 60, radius: (NetworkMember) -> Double
    ) -> NetworkLayout {
        let kept = ties.mostConnected(min(max(0, limit), 200))
        let drawn = ties.induced(kept)
        let described = kept.map { figures.of(members[$0]) }
        var layout = NetworkLayout()
        layout.hiddenMembers = members.count - kept.count
        layout.ties = ReplyNetwork.backbone(drawn)
        layout.hiddenTies = drawn.others.count / 2 - layout.ties.count

        let spots = ReplyNetwork.spots(layout.ties, circles: described.map { $0?.circle }, seed: seed)
        var spacing = Spacing(
            spots: spots,
            radii: described.map { member in
                let wanted = member.map(radius) ?? 0
                return wanted.isFinite ? min(max(wanted, 0.004), 0.1) : 0.004
            })
        spacing.settle()
        layout.nodes = kept.indices.map { place in
            NetworkLayout.Node(
                member: members[kept[place]], x: spacing.spots[place].x, y: spacing.spots[place].y, radius: spacing.radii[place],
                circle: described[place]?.circle)
        }
        return layout
    }

    /// The ties that are among the strongest of one of their ends, or without which a part would fall apart.
    private static func backbone(_ ties: Adjacency) -> [NetworkLayout.Tie] {
        let rows = ties.rows
        let order = rows.indices.filter { rows[$0] < ties.others[$0] }
            .sorted { (ties.weights[$1], rows[$0], ties.others[$0]) < (ties.weights[$0], rows[$1], ties.others[$1]) }
        var seen = [Int](repeating: 0, count: ties.nodes)
        var part = Array(0..<ties.nodes)
        func root(_ node: Int) -> Int {
            var node = node
            while part[node] != node {
                part[node] = part[part[node]]
                node = part[node]
            }
            return node
        }
        var kept: [NetworkLayout.Tie] = []
        for entry in order {
            let (a, b) = (rows[entry], ties.others[entry])
            let joins = root(a) != root(b)
            if joins { part[root(a)] = root(b) }
            if joins || min(seen[a], seen[b]) < NetworkLayout.strongest {
                kept.append(NetworkLayout.Tie(a: a, b: b, weight: ties.weights[entry]))
            }
            seen[a] += 1
            seen[b] += 1
        }
        return kept
    }

    /// Every connected part placed by itself, then all of them side by side.
    private static func spots(_ ties: [NetworkLayout.Tie], circles: [Int?], seed: UInt64) -> [Spot] {
        var from: [Int] = [], to: [Int] = [], lengths: [Double] = []
        for tie in ties {
            from += [tie.a, tie.b]
            to += [tie.b, tie.a]
            let length = circles[tie.a] == circles[tie.b] ? 1 : StressPlacement.betweenCircles
            lengths += [length, length]
        }
        let graph = Adjacency(nodes: circles.count, from: from, to: to, weights: lengths)
        let part = components(graph) { _, _ in true }
        var dice = SeededDice(seed: seed)
        var spots = [Spot](repeating: Spot(), count: circles.count), boxes: [[Spot]] = [], owners: [[Int]] = []
        for number in 0..<((part.max() ?? -1) + 1) {
            let nodes = part.indices.filter { part[$0] == number }
            owners.append(nodes)
            boxes.append(StressPlacement(graph.induced(nodes)).spots(&dice))
        }
        for (nodes, box) in zip(owners, ShelfPacking.packed(boxes)) {
            for (node, spot) in zip(nodes, box) { spots[node] = spot }
        }
        return spots
    }
}
