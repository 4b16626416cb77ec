public import FeatureRules
public import Kernel
public import Storage

/// Reads proposals.
public enum MergeProposalQueries {
    /// Which of them a list shows.
    public enum View: String, Sendable, CaseIterable, Codable {
        /// To be decided now.
        case open
        /// Put off.
        case later
        case merged, refused
    }

    /// Where to go on in a list.
    public struct Cursor: Sendable, Hashable {
        public var strength: Int
        public var id: MergeProposalID

        public init(strength: Int, id: MergeProposalID) {
            self.strength = strength
            self.id = id
        }
    }

    /// The surest first, then the latest.
    public static func page(
        _ view: View, after: Cursor? = nil, limit: Int, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MergeProposalEntry] {
        let cursor = after ?? Cursor(strength: .max, id: MergeProposalID(.max)), state = view == .later ? "open" : view.rawValue
        // Of what was split or merged by hand nothing was ever found.
        let rows = try tx.all(
            """
            SELECT id, one_id, other_id, state, strength, evidence, decided_ms, later_ms, by_rule FROM merge_proposal
            WHERE workspace_id = \(workspace) AND state = \(state)
            AND ((\(view.rawValue) = 'open' AND later_ms <= \(now)) OR (\(view.rawValue) = 'later' AND later_ms > \(now)) OR state <> 'open')
            AND (strength < \(cursor.strength) OR (strength = \(cursor.strength) AND id < \(cursor.id)))
            ORDER BY strength DESC, id DESC LIMIT \(limit)
            """, read)
        let merged = try MergedMembers(of: workspace, tx)
        return try rows.map { try entry($0, merged, workspace, tx) }
    }

    /// Nil if there is none of that id.
    public static func one(_ id: MergeProposalID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MergeProposalEntry? {
        let row = try tx.first(
            """
            SELECT id, one_id, other_id, state, strength, evidence, decided_ms, later_ms, by_rule FROM merge_proposal
            WHERE workspace_id = \(workspace) AND id = \(id)
            """, read)
        return try row.map { try entry($0, MergedMembers(of: workspace, tx), workspace, tx) }
    }

    /// How many are to be decided now.
    ///
    /// - Parameter isWorthwhile: only those that are hardly chance, and those of whom both say so much that figures change.
    public static func count(
        isWorthwhile: Bool = false, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Int {
        try tx.first(
            """
            SELECT count(*) FROM merge_proposal WHERE workspace_id = \(workspace) AND state = 'open' AND later_ms <= \(now)
            AND (\(isWorthwhile ? 0 : 1) = 1 OR strength > \(MergeStrength.likely.rawValue) OR least_messages >= \(MergeQuestion.telling))
            """
        ) { $0.int(0) } ?? 0
    }

    /// Whether members with the same unionid are merged by themselves.
    public static func mergesByUnion(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.first("SELECT by_union FROM merge_rule WHERE workspace_id = \(workspace)") { $0.bool(0) } ?? true
    }

    private struct Found {
        var id: MergeProposalID
        var one: MemberID
        var other: MemberID
        var state: String
        var strength: Int
        var evidence: String
        var decided: Instant?
        var later: Instant
        var isByRule: Bool
    }

    private static func read(_ row: any Row) -> Found {
        Found(
            id: row.id(0), one: row.id(1), other: row.id(2), state: row.text(3), strength: row.int(4), evidence: row.text(5),
            decided: row.optional(6, row.instant), later: row.instant(7), isByRule: row.bool(8))
    }

    /// Those of these ids that are there, in their order.
    static func entries(
        _ ids: [MergeProposalID], _ merged: MergedMembers, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MergeProposalEntry] {
        try ids.compactMap { id in
            try tx.first(
                """
                SELECT id, one_id, other_id, state, strength, evidence, decided_ms, later_ms, by_rule FROM merge_proposal
                WHERE workspace_id = \(workspace) AND id = \(id)
                """, read
            ).map { try entry($0, merged, workspace, tx) }
        }
    }

    private static func entry(
        _ row: Found, _ merged: MergedMembers, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MergeProposalEntry {
        let (evidence, doubts) = MergeFinding.read(row.evidence)
        // Who was merged is shown as recorded: both sides are one member now.
        let isOne = merged.shown(row.one) == merged.shown(row.other)
        let ids = evidence.flatMap { [$0.group, $0.other].compactMap { $0 } }, groups = Set(ids.filter { $0 > 0 }.map { GroupID($0) })
        return MergeProposalEntry(
            id: row.id, state: MergeProposalState(rawValue: row.state) ?? .superseded, strength: MergeStrength(rawValue: row.strength) ?? .likely,
            evidence: evidence, doubts: doubts, one: try side(isOne ? row.one : merged.shown(row.one), alone: isOne, workspace, tx),
            other: try side(isOne ? row.other : merged.shown(row.other), alone: isOne, workspace, tx), decided: row.decided,
            later: row.later.milliseconds > 0 ? row.later : nil, isByRule: row.isByRule,
            groups: try GroupQueries.names(of: groups, in: workspace, tx),
            names: try names(
                isOne ? [row.one] : merged.recorded(as: [merged.shown(row.one)]), isOne ? [row.other] : merged.recorded(as: [merged.shown(row.other)]),
                in: evidence.filter { $0.kind == .name }.compactMap { $0.group.map { GroupID($0) } }, workspace, tx))
    }

    /// The nearest two of their names in each of those groups.
    private static func names(
        _ one: [MemberID], _ other: [MemberID], in groups: [GroupID], _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupID: MergeProposalEntry.Names] {
        var found: [GroupID: MergeProposalEntry.Names] = [:]
        for group in groups {
            let names = try tx.all(
                """
                SELECT name, member_id FROM person_name WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id IN (\(each: one + other))
                ORDER BY name
                """
            ) { (name: $0.text(0), member: $0.id(1, MemberKind.self)) }
            for mine in names where one.contains(mine.member) {
                for theirs in names where other.contains(theirs.member) {
                    guard let difference = NameDifference(mine.name, theirs.name), found[group] == nil || difference == .none else { continue }
                    found[group] = MergeProposalEntry.Names(one: mine.name, other: theirs.name)
                }
            }
        }
        return found
    }

    /// - Parameter alone: by what was recorded of this one, without those merged into it.
    static func side(
        _ member: MemberID, alone: Bool = false, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MergeProposalEntry.Side {
        let identities = try MemberQueries.identities(of: member, in: workspace, tx).filter { !alone || $0.member == member }
        let stays = alone ? [] : try MemberQueries.memberships(of: member, in: workspace, tx)
        let names = try GroupQueries.names(of: Set(stays.prefix(3).map(\.group)), in: workspace, tx)
        var shown: [String] = []
        for identity in identities where !shown.contains(identity.name) && shown.count < 3 { shown.append(identity.name) }
        return MergeProposalEntry.Side(
            member: member, names: shown, groups: stays.prefix(3).compactMap { names[$0.group] }, groupCount: stays.count,
            messages: stays.reduce(0) { $0 + $1.messages }, first: stays.compactMap(\.first).min(), last: stays.compactMap(\.last).max())
    }
}
