internal import FeatureRules
internal import Kernel
internal import Storage

/// Who somebody said are two people, by whom they are shown as now: a refusal holds for everybody who was merged into one of the two.
struct ToldApart {
    /// Merged since it was read.
    private var joined: [MemberID: MemberID] = [:]
    private var others: [MemberID: Set<MemberID>] = [:]

    /// - Parameter merged: if it is known already.
    init(in workspace: WorkspaceID, merged: MergedMembers? = nil, _ tx: any ReadTransaction) throws {
        let pairs = try tx.all("SELECT one_id, other_id FROM merge_proposal WHERE workspace_id = \(workspace) AND state = 'refused'") {
            (one: $0.id(0, MemberKind.self), other: $0.id(1, MemberKind.self))
        }
        guard !pairs.isEmpty else { return }
        let merged = try merged ?? MergedMembers(of: workspace, tx)
        for pair in pairs {
            let one = merged.shown(pair.one), other = merged.shown(pair.other)
            others[one, default: []].insert(other)
            others[other, default: []].insert(one)
        }
    }

    /// - Parameter member: as it was shown when this was read.
    func shown(_ member: MemberID) -> MemberID {
        var shown = member
        while let next = joined[shown] { shown = next }
        return shown
    }

    /// Both as they are shown.
    func contains(_ one: MemberID, _ other: MemberID) -> Bool { others[one]?.contains(other) ?? false }

    /// - Parameter member: as it is shown.
    func isAny(of member: MemberID, among members: [MemberID]) -> Bool { others[member].map { !$0.isDisjoint(with: members) } ?? false }

    /// The first becomes a part of the other; both as they are shown.
    mutating func join(_ one: MemberID, into other: MemberID) {
        joined[one] = other
        for third in others.removeValue(forKey: one) ?? [] {
            others[third]?.remove(one)
            others[third]?.insert(other)
            others[other, default: []].insert(third)
        }
    }
}
