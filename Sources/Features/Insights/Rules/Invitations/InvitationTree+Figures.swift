public import Kernel

extension InvitationTree {
    /// Four in five first invitations happen within five days of joining; after two weeks hardly any are to come.
    public static let ripeAfter = Span.days(14)
    /// From which step on an invitation counts as deep.
    public static let deepFrom = 3

    public func figures(asOf: Instant) -> InvitationFigures {
        var figures = InvitationFigures()
        figures.members = members.count
        figures.droppedInvitations = droppedInvitations
        figures.maxDepth = depth.max() ?? 0
        figures.trees = trees()
        figures.generations = generations(asOf: asOf.milliseconds.inCalendar)
        figures.inviters = inviters()
        figures.invited = figures.generations.dropFirst().reduce(0) { $0 + $1.members }
        if figures.invited > 0 {
            figures.deepShare = Double(depth.count { $0 >= InvitationTree.deepFrom }) / Double(figures.invited)
        }
        return figures
    }

    private func trees() -> [InvitationTreeFigures] {
        // A tie with s members below it lies between s and all the others: s · (n − s) pairs walk over it.
        var distances = [Double](repeating: 0, count: members.count), deepest = [Int](repeating: 0, count: members.count)
        for node in order where parent[node] >= 0 {
            let top = root[node]
            distances[top] += Double(size[node]) * Double(size[top] - size[node])
            deepest[top] = max(deepest[top], depth[node])
        }
        return members.indices.filter { parent[$0] < 0 && size[$0] > 1 }
            .sorted { (size[$1], $0) < (size[$0], $1) }
            .map { top in
                let pairs = Double(size[top]) * Double(size[top] - 1) / 2
                return InvitationTreeFigures(
                    root: members[top], size: size[top], depth: deepest[top], meanDistance: distances[top] / pairs)
            }
    }

    private func generations(asOf: Int64) -> [InvitationGeneration] {
        guard let deepest = depth.max() else { return [] }
        var generations = (0...deepest).map {
            InvitationGeneration(generation: $0, members: 0, invited: 0, ripeMembers: 0, ripeInvited: 0)
        }
        for node in members.indices {
            generations[depth[node]].members += 1
            generations[depth[node]].invited += children[node]
            guard joinedMs[node] <= asOf - InvitationTree.ripeAfter.milliseconds else { continue }
            generations[depth[node]].ripeMembers += 1
            generations[depth[node]].ripeInvited += children[node]
        }
        return generations
    }

    private func inviters() -> [InviterFigures] {
        var stayed = [Int](repeating: 0, count: members.count), talked = stayed
        for node in members.indices where parent[node] >= 0 {
            if present[node] { stayed[parent[node]] += 1 }
            if spoke[node] { talked[parent[node]] += 1 }
        }
        return members.indices.filter { children[$0] > 0 }
            .sorted { (children[$1], $0) < (children[$0], $1) }
            .map { node in
                InviterFigures(
                    member: members[node], depth: depth[node], invited: children[node], descendants: size[node] - 1,
                    stillPresent: stayed[node], spoke: talked[node])
            }
    }
}
