extension InvitationTree {
    /// A tidy drawing of those through whom the most came: whoever is drawn, their inviter is too. Members who neither invited
    /// nor were invited are not part of it.
    /// - Parameter limit: how many members at most, 0...1,000.
    public func layout(limit: Int = 120) -> InvitationLayout {
        let inTrees = members.indices.filter { size[root[$0]] > 1 }
        // Nobody has more below them than their inviter has; equal ones (who invited nobody) by the time they came.
        let kept = inTrees.sorted { (size[$1], depth[$0], joinedMs[$0], $0) < (size[$0], depth[$1], joinedMs[$1], $1) }
            .prefix(min(max(0, limit), 1_000))
        var place = [Int](repeating: -1, count: members.count)
        for (number, node) in kept.enumerated() { place[node] = number }
        let inviters = kept.map { parent[$0] < 0 ? nil : place[parent[$0]] }
        let across = TidyTree.placed(inviters)

        var drawn = [Int](repeating: 1, count: kept.count)
        for number in inviters.indices.reversed() {
            if let inviter = inviters[number] { drawn[inviter] += drawn[number] }
        }
        var layout = InvitationLayout()
        layout.nodes = kept.enumerated().map { number, node in
            InvitationLayout.Node(
                member: members[node], inviter: inviters[number], x: across[number], depth: depth[node],
                hidden: size[node] - drawn[number])
        }
        layout.width = across.max() ?? 0
        layout.depth = layout.nodes.map(\.depth).max() ?? 0
        layout.hiddenMembers = inTrees.count - kept.count
        layout.hiddenTrees = inTrees.count { parent[$0] < 0 && place[$0] < 0 }
        return layout
    }
}
