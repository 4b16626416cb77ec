internal import FeatureRules
internal import Kernel
internal import Storage

/// Pairs of members that names bring together, with what the names say. Names are set beside each other only where their bases
/// are the same, so the work grows with the number of names, not with its square.
struct MergeCandidates: Sendable {
    struct Pair: Sendable, Hashable {
        let one: MemberID
        let other: MemberID

        init(_ a: MemberID, _ b: MemberID) { (one, other) = a < b ? (a, b) : (b, a) }
    }

    /// What speaks for each pair.
    private(set) var evidence: [Pair: Set<MergeEvidence>] = [:]
    /// Pairs of whom others in the group bear the same name: a name alone is nobody's there.
    private(set) var ambiguous: Set<Pair> = []
    /// Pairs with one unionid of whom either was told apart from somebody else with it: which of those it is, only a person knows.
    private(set) var contested: Set<Pair> = []
    /// Shared names of two groups of different sources.
    private var twins: [Twin: [(one: MemberID, other: MemberID)]] = [:]

    private struct Twin: Hashable {
        var group: GroupID
        var other: GroupID
    }

    /// More bearers of one name in a group tell that it is common.
    private static let mostBearers = 32
    /// Up to here everybody is set beside everybody, above it beside the first.
    private static let fewBearers = 5
    /// A name of so many groups tells nothing about which chats are one.
    private static let mostGroups = 16
    private static let leastWeight = 3
    private static let tellingWeight = 6

    mutating func add(_ new: MergeEvidence, _ pair: Pair) { evidence[pair, default: []].insert(new) }

    /// Those who bear one unionid: each beside the first, but ours beside ours and customers beside customers, so that customers find each
    /// other where one of ours has it too. Who was told apart from one of them stands beside everybody else.
    ///
    /// - Parameter members: as they are shown, ascending.
    mutating func add(unionOf members: [MemberID], ours: Set<MemberID>, apart: ToldApart) {
        let members = members.prefix(Self.mostBearers), inQuestion = Set(members.filter { apart.isAny(of: $0, among: Array(members)) })
        let clear = members.filter { !inQuestion.contains($0) }
        let sides = [clear.filter { !ours.contains($0) }, clear.filter { ours.contains($0) }]
        for side in sides {
            for other in side.dropFirst() { add(MergeEvidence(.union), Pair(side[0], other)) }
        }
        if let one = sides[0].first, let other = sides[1].first { add(MergeEvidence(.union), Pair(one, other)) }
        for one in inQuestion.sorted() {
            for other in members where other != one && !apart.contains(one, other) {
                add(MergeEvidence(.union), Pair(one, other))
                contested.insert(Pair(one, other))
            }
        }
    }

    /// The pairs of one base.
    ///
    /// - Parameters:
    ///   - members: as they are shown, in the order of the names.
    ///   - examined: groups with something new in them; pairs of others were looked at before.
    ///   - platforms: of all groups.
    mutating func add(_ names: [(name: PersonName, member: MemberID)], examined: Set<GroupID>, platforms: [GroupID: String]) {
        guard let weight = names.first?.name.folded.weight, weight >= Self.leastWeight else { return }
        var groups: [GroupID: [MemberID: [FoldedName]]] = [:]
        for (name, member) in names { groups[name.group, default: [:]][member, default: []].append(name.folded) }
        for (group, bearers) in groups where examined.contains(group) && group != PersonName.contacts { pairs(in: group, bearers) }
        let single = groups.filter { $0.value.count == 1 }.compactMap { group, bearers in bearers.first.map { (group: group, member: $0.key, folded: $0.value) } }
            .sorted { $0.group < $1.group }
        guard single.count > 1 else { return }
        if single.count <= Self.mostGroups { share(single.map { ($0.group, $0.member) }, examined, platforms) }
        if weight >= Self.tellingWeight { elsewhere(single, isRare: groups.count == single.count, examined) }
    }

    private mutating func pairs(in group: GroupID, _ bearers: [MemberID: [FoldedName]]) {
        guard (2...Self.mostBearers).contains(bearers.count) else { return }
        let sorted = bearers.keys.sorted()
        for (place, one) in sorted.enumerated() {
            for other in sorted[(place + 1)...] where bearers.count <= Self.fewBearers || place == 0 {
                guard bearers[one, default: []].contains(where: { name in bearers[other, default: []].contains { name.isNear($0) } }) else { continue }
                let pair = Pair(one, other)
                add(MergeEvidence(.name, group: group), pair)
                if bearers.count > 2 { ambiguous.insert(pair) }
            }
        }
    }

    private mutating func share(_ bearers: [(group: GroupID, member: MemberID)], _ examined: Set<GroupID>, _ platforms: [GroupID: String]) {
        for (place, one) in bearers.enumerated() {
            for other in bearers[(place + 1)...] {
                guard let platform = platforms[one.group], let second = platforms[other.group], platform != second,
                    examined.contains(one.group) || examined.contains(other.group)
                else { continue }
                twins[Twin(group: one.group, other: other.group), default: []].append((one.member, other.member))
            }
        }
    }

    private mutating func elsewhere(
        _ bearers: [(group: GroupID, member: MemberID, folded: [FoldedName])], isRare: Bool, _ examined: Set<GroupID>
    ) {
        let members = Set(bearers.map(\.member))
        // Everywhere one bearer: whoever has the same telling name in each is likely one. With two in any group it is a common name.
        guard isRare, members.count > 1, members.count <= Self.mostBearers, let first = bearers.first else { return }
        for other in bearers.dropFirst() where other.member != first.member && (examined.contains(first.group) || examined.contains(other.group)) {
            guard first.folded.contains(where: { name in other.folded.contains { name.isNear($0) } }) else { continue }
            add(MergeEvidence(.elsewhere, group: first.group, other: other.group), Pair(first.member, other.member))
        }
    }

    /// After all names: whoever alone bears a name in both of two groups that are one chat.
    ///
    /// - Parameters:
    ///   - titles: what groups are called.
    ///   - sizes: how many names a group knows.
    mutating func settleTwins(titles: [GroupID: String], sizes: (GroupID) throws -> Int) rethrows {
        for (twin, bearers) in twins.sorted(by: { ($0.key.group, $0.key.other) < ($1.key.group, $1.key.other) }) {
            let isSameTitle = titles[twin.group].map(FoldedName.init).flatMap { title in titles[twin.other].map { title.isNear(FoldedName($0)) } } ?? false
            guard bearers.count >= (isSameTitle ? 2 : 5) else { continue }
            // Of chats with one title a fifth of the smaller one's names, of others half.
            guard try bearers.count * (isSameTitle ? 5 : 2) >= min(sizes(twin.group), sizes(twin.other)) else { continue }
            for pair in bearers where pair.one != pair.other {
                add(MergeEvidence(.chat, group: twin.group, other: twin.other, count: bearers.count), Pair(pair.one, pair.other))
            }
        }
    }
}
