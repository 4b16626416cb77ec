internal import FeatureRules
internal import Kernel
internal import Storage

/// Looks for members who may be one person, beginning with what came since the last search.
struct MergeSearch {
    /// By which what it looks at is known as its own.
    typealias Number = ID<MergeSearch>

    let number: Number
    let workspace: WorkspaceID
    private let merged: MergedMembers
    let news: PersonNameNews
    let hasNewUnions: Bool
    private(set) var candidates = MergeCandidates()

    init(_ number: Number, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        self.number = number
        self.workspace = workspace
        merged = try MergedMembers(of: workspace, tx)
        news = try PersonNameNews(in: workspace, tx)
        hasNewUnions = try MemberUnions.areNew(in: workspace, tx)
    }

    /// Nothing has come.
    var isEmpty: Bool { news.isEmpty && !hasNewUnions }

    /// The pairs worth a question, with what speaks for and against them.
    mutating func findings(_ tx: any ReadTransaction) throws -> [MergeFinding] {
        try setNamesBesideEachOther(tx)
        try matchAccounts(tx)
        try matchUnions(tx)
        let sides = try MergeSides(workspace: workspace, merged: merged).read(
            Set(candidates.evidence.keys.flatMap { [$0.one, $0.other] }), tx)
        var doubts: [MergeCandidates.Pair: Set<MergeDoubt>] = [:], talkers: [GroupID: [MergeCandidates.Pair]] = [:]
        for (pair, evidence) in candidates.evidence {
            guard let one = sides[pair.one], let other = sides[pair.other] else { continue }
            doubts[pair] = one.doubts(about: other)
            if candidates.contested.contains(pair) { doubts[pair, default: []].insert(.apart) }
            for group in evidence.compactMap({ $0.kind == .name ? $0.group.map { GroupID($0) } : nil }) {
                if let days = one.days(to: other, in: group) {
                    candidates.add(MergeEvidence(.following, group: group, count: days), pair)
                } else if one.isBeside(other, in: group), doubts[pair]?.contains(.accounts) == false {
                    talkers[group, default: []].append(pair)
                }
            }
        }
        for (group, pairs) in talkers {
            for pair in try SameMinutes(workspace: workspace).found(pairs, in: group, merged, tx) { doubts[pair, default: []].insert(.together) }
        }
        return candidates.evidence.compactMap { pair, evidence in
            guard let one = sides[pair.one], let other = sides[pair.other] else { return nil }
            var left = evidence
            // Several bear the name there: which of them a bare name means nobody knows.
            if candidates.ambiguous.contains(pair), one.accounts.isEmpty != other.accounts.isEmpty {
                left = left.filter { $0.kind != .name && $0.kind != .following }
            }
            // Of two who never said anything it changes no figure but the number of members, and there may be very many.
            if one.stays.isEmpty, other.stays.isEmpty { left = left.filter { $0.kind != .name && $0.kind != .elsewhere } }
            return MergeProposal(left, doubts: doubts[pair] ?? []).map { MergeFinding(pair: pair, proposal: $0, least: min(one.messages, other.messages)) }
        }
        .sorted { ($1.proposal.strength, $0.pair.one, $0.pair.other) < ($0.proposal.strength, $1.pair.one, $1.pair.other) }
    }

    private mutating func setNamesBesideEachOther(_ tx: any ReadTransaction) throws {
        let examined = Set(news.fresh.map(\.group))
        guard !examined.isEmpty else { return }
        var names = Set(news.fresh)
        // A group with a new name is looked at as a whole: whether two chats are one depends on all of them.
        for group in examined where group != PersonName.contacts { names.formUnion(try PersonName.all(in: group, workspace, tx)) }
        let bases = Set(names.map(\.folded.base)).subtracting([""])
        names.formUnion(try PersonName.all(withBases: bases, in: workspace, tx))
        var platforms: [GroupID: String] = [:], titles: [GroupID: String] = [:]
        try tx.each("SELECT id, platform, name FROM chat_group WHERE workspace_id = \(workspace)") { row in
            platforms[row.id(0)] = row.text(1)
            titles[row.id(0)] = row.text(2)
        }
        for (base, group) in Dictionary(grouping: names, by: \.folded.base) where !base.isEmpty && group.count > 1 {
            candidates.add(group.map { ($0, merged.shown($0.member)) }, examined: examined, platforms: platforms)
        }
        let sizes = Dictionary(names.map { ($0.group, 1) }, uniquingKeysWith: +)
        try candidates.settleTwins(titles: titles) { group in
            if examined.contains(group) { return sizes[group] ?? 0 }
            return try tx.first("SELECT count(*) FROM person_name WHERE workspace_id = \(workspace) AND group_id = \(group)") { $0.int(0) } ?? 0
        }
    }

    /// Whom another source calls by the same id. An id of digits alone may be anybody's on another platform.
    private mutating func matchAccounts(_ tx: any ReadTransaction) throws {
        let members = Set(news.fresh.map(\.member)).sorted()
        let platforms = try tx.all("SELECT DISTINCT platform FROM chat_group WHERE workspace_id = \(workspace)") { $0.text(0) } + ["wecom"]
        guard !members.isEmpty, Set(platforms).count > 1 else { return }
        var keys: [String: [(member: MemberID, platform: String, name: FoldedName)]] = [:]
        for start in stride(from: 0, to: members.count, by: 200) {
            try tx.each(
                """
                SELECT member_id, platform, key, name FROM identity
                WHERE workspace_id = \(workspace) AND member_id IN (\(each: Array(members[start..<min(start + 200, members.count)])))
                """
            ) { row in
                guard MergeSides.isAccount(key: row.text(2), name: row.text(3)), row.text(2).utf8.count >= 5 else { return }
                keys[row.text(2), default: []].append((row.id(0), row.text(1), FoldedName(row.text(3))))
            }
        }
        let sorted = keys.keys.sorted()
        for platform in Set(platforms).sorted() {
            for start in stride(from: 0, to: sorted.count, by: 200) {
                try tx.each(
                    """
                    SELECT key, member_id, name FROM identity WHERE workspace_id = \(workspace) AND platform = \(platform)
                    AND key IN (\(each: Array(sorted[start..<min(start + 200, sorted.count)])))
                    """
                ) { row in
                    let name = FoldedName(row.text(2)), isTelling = row.text(0).contains { !$0.isNumber } && row.text(0).utf8.count >= 8
                    for known in keys[row.text(0), default: []] where known.platform != platform && (isTelling || known.name.isNear(name)) {
                        let one = merged.shown(known.member), other = merged.shown(row.id(1))
                        if one != other { candidates.add(MergeEvidence(.account), MergeCandidates.Pair(one, other)) }
                    }
                }
            }
        }
    }

    /// Whom two companies know by one unionid that came since the last search.
    private mutating func matchUnions(_ tx: any ReadTransaction) throws {
        guard hasNewUnions else { return }
        let companies = try tx.first(
            """
            SELECT count(*) FROM (SELECT id FROM wecom_connection WHERE workspace_id = \(workspace)
            UNION SELECT id FROM wecom_past_connection WHERE workspace_id = \(workspace)) AS known
            """
        ) { $0.int(0) }
        // One company has one id for everybody.
        guard companies ?? 0 > 1 else { return }
        var bearers: [String: Set<MemberID>] = [:]
        for each in try MemberUnions.shared(of: number, in: workspace, tx) { bearers[each.union, default: []].insert(merged.shown(each.member)) }
        let several = bearers.filter { $0.value.count > 1 }
        guard !several.isEmpty else { return }
        let ours = try OperatorBoard.marked(in: workspace, tx), apart = try ToldApart(in: workspace, merged: merged, tx)
        for (_, members) in several.sorted(by: { $0.key < $1.key }) { candidates.add(unionOf: members.sorted(), ours: ours, apart: apart) }
    }
}
