internal import Kernel

extension TaskRules {
    static let goodPastMessages: Int64 = 100
    static let goodPastSpeakers = 5
    /// More are no small group.
    static let smallGroup = 100
    /// Of groups with one name so many are held against each other: every pair of a thousand would be half a million.
    static let mostNamesakes = 50
    static let leastShared = 3

    func wake(_ group: GroupStanding) -> Suggestion? {
        let figures = group.figures, best = figures.weeklySpeakers.max() ?? 0
        guard figures.state == .dormant, figures.messages >= TaskRules.goodPastMessages, best >= TaskRules.goodPastSpeakers,
            let last = figures.lastMs
        else { return nil }
        return Suggestion(
            .wake, group.group, facts: TaskFacts(count: best, at: Instant(milliseconds: last)), weight: 450 + min(50, best))
    }

    func close(_ group: GroupStanding) -> Suggestion? {
        let members = attendance.count(in: group.group)
        guard group.figures.state == .finished, members > 0, let last = group.figures.lastMs else { return nil }
        return Suggestion(
            .close, group.group, facts: TaskFacts(at: Instant(milliseconds: last), members: members), weight: 200 + min(50, members / 10))
    }

    /// Two groups each of which is small and cools or sleeps, and which have people or a name in common. A group is in one
    /// pair at most; pairs with more people in both come first.
    func merges(_ groups: [GroupStanding]) -> [Suggestion] {
        let small = groups.filter { group in
            (group.figures.state == .cooling || group.figures.state == .dormant)
                && (1...TaskRules.smallGroup).contains(attendance.count(in: group.group))
        }
        let counts = shared(small.map(\.group))
        var pairs = Set(
            counts.filter { pair, count in
                count >= TaskRules.leastShared
                    && count * 5 >= min(attendance.count(in: pair.one), attendance.count(in: pair.other))
            }.keys)
        for (stem, family) in Dictionary(grouping: small, by: { GroupNameStem($0.name) }) where stem.isTelling {
            let family = family.prefix(TaskRules.mostNamesakes)
            for (place, one) in family.enumerated() {
                for other in family.dropFirst(place + 1) { pairs.insert(Pair(one.group, other.group)) }
            }
        }
        func rank(_ pair: Pair) -> (Int, GroupID, GroupID) { (-(counts[pair] ?? 0), pair.one, pair.other) }
        var taken: Set<GroupID> = []
        return pairs.sorted { rank($0) < rank($1) }.compactMap { pair in
            guard !taken.contains(pair.one), !taken.contains(pair.other) else { return nil }
            taken.formUnion([pair.one, pair.other])
            let shared = counts[pair] ?? 0
            return Suggestion(
                .merge, pair.one, other: pair.other,
                facts: TaskFacts(members: attendance.count(in: pair.one), others: attendance.count(in: pair.other), shared: shared),
                weight: 300 + min(50, shared))
        }
    }

    /// Two groups, the older first.
    private struct Pair: Hashable {
        let one: GroupID
        let other: GroupID

        init(_ a: GroupID, _ b: GroupID) {
            one = min(a, b)
            other = max(a, b)
        }
    }

    /// How many people two of these groups have in common; our own are in all of them and tell nothing.
    private func shared(_ groups: [GroupID]) -> [Pair: Int] {
        var homes: [MemberID: [GroupID]] = [:]
        for group in groups {
            for member in attendance.present[group] ?? [] where !own.contains(member) { homes[member, default: []].append(group) }
        }
        var counts: [Pair: Int] = [:]
        for groups in homes.values where groups.count > 1 {
            for (place, one) in groups.enumerated() {
                for other in groups.dropFirst(place + 1) { counts[Pair(one, other), default: 0] += 1 }
            }
        }
        return counts
    }
}
