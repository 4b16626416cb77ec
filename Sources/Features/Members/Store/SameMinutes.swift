internal import Kernel
internal import Storage

/// Finds pairs who talk side by side: who speaks within the same minute again and again is two people.
struct SameMinutes {
    let workspace: WorkspaceID

    /// So many days on which both spoke are looked at, the latest.
    private static let days = 6
    /// So many of their minutes must be shared; who comes back under another name may speak twice within one.
    private static let needed = 3
    /// So many messages are read at most for one pair.
    private static let most = 20_000

    /// Those of the pairs who do, in a group.
    func found(_ pairs: [MergeCandidates.Pair], in group: GroupID, _ merged: MergedMembers, _ tx: any ReadTransaction) throws -> Set<MergeCandidates.Pair> {
        let members = Set(pairs.flatMap { [$0.one, $0.other] }).sorted()
        var spoke: [MemberID: Set<Int64>] = [:]
        for start in stride(from: 0, to: members.count, by: 200) {
            try tx.each(
                """
                SELECT member_id, day FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND messages > 0
                AND member_id IN (\(each: Array(members[start..<min(start + 200, members.count)])))
                """
            ) { spoke[$0.id(0), default: []].insert($0.integer(1)) }
        }
        return try Set(pairs.filter { pair in
            guard let one = spoke[pair.one], let other = spoke[pair.other] else { return false }
            let shared = one.intersection(other).sorted().suffix(Self.days)
            return try shared.isEmpty ? false : isSideBySide(pair, on: Array(shared), in: group, merged, tx)
        })
    }

    private func isSideBySide(
        _ pair: MergeCandidates.Pair, on days: [Int64], in group: GroupID, _ merged: MergedMembers, _ tx: any ReadTransaction
    ) throws -> Bool {
        var minutes: [MemberID: Set<Int64>] = [:]
        let parts = merged.recorded(as: [pair.one, pair.other])
        for day in days {
            // Both spoke only within the time that both days have in common, so no more of the day is read.
            let span = try tx.all(
                """
                SELECT first_ms, last_ms FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND day = \(day)
                AND member_id IN (\(pair.one), \(pair.other)) AND first_ms IS NOT NULL
                """
            ) { (first: $0.integer(0), last: $0.integer(1)) }
            guard span.count == 2 else { continue }
            let from = max(span[0].first, span[1].first) - 60_000, until = min(span[0].last, span[1].last) + 60_000
            guard from <= until else { continue }
            try tx.each(
                """
                SELECT member_id, at_ms FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND at_ms BETWEEN \(from) AND \(until) AND member_id IN (\(each: parts)) LIMIT \(Self.most)
                """
            ) { minutes[merged.shown($0.id(0)), default: []].insert(floorDivide($0.integer(1), 60_000)) }
        }
        return (minutes[pair.one] ?? []).intersection(minutes[pair.other] ?? []).count >= Self.needed
    }
}
