internal import FeatureRules
internal import Kernel
internal import Storage

/// Reads what is known of members who may be one person, many at once.
struct MergeSides {
    let workspace: WorkspaceID
    let merged: MergedMembers

    /// - Parameter members: as they are shown; what was merged into them counts as theirs.
    func read(_ members: Set<MemberID>, _ tx: any ReadTransaction) throws -> [MemberID: MergeSide] {
        var sides: [MemberID: MergeSide] = [:]
        let ours = try OperatorBoard.marked(in: workspace, tx)
        for member in members { sides[member, default: MergeSide()].isOurs = ours.contains(member) }
        let parts = merged.recorded(as: members)
        try eachPart(parts) { part in
            try tx.each("SELECT member_id, platform, key, name FROM identity WHERE workspace_id = \(workspace) AND member_id IN (\(each: part))") { row in
                guard Self.isAccount(key: row.text(2), name: row.text(3)) else { return }
                sides[merged.shown(row.id(0)), default: MergeSide()].accounts.insert(MergeSide.Account(platform: row.text(1), key: row.text(2)))
            }
            try tx.each("SELECT member_id, unionid FROM member_union WHERE workspace_id = \(workspace) AND member_id IN (\(each: part))") { row in
                sides[merged.shown(row.id(0)), default: MergeSide()].unions.insert(row.text(1))
            }
            try tx.each("SELECT member_id, connection_id FROM contact WHERE workspace_id = \(workspace) AND member_id IN (\(each: part))") { row in
                sides[merged.shown(row.id(0)), default: MergeSide()].companies.insert(row.integer(1))
            }
            try tx.each(
                """
                SELECT r.member_id, g.connection_id, r.group_id, r.left_ms FROM customer_group_member r
                JOIN customer_group g ON g.workspace_id = r.workspace_id AND g.group_id = r.group_id
                WHERE r.workspace_id = \(workspace) AND r.member_id IN (\(each: part))
                """
            ) { row in
                let member = merged.shown(row.id(0))
                sides[member, default: MergeSide()].companies.insert(row.integer(1))
                if row.isNull(3) { sides[member, default: MergeSide()].presence.insert(row.id(2)) }
            }
        }
        try eachPart(members.sorted()) { part in
            try tx.each(
                """
                SELECT member_id, group_id, first_ms, last_ms, messages FROM membership WHERE workspace_id = \(workspace) AND member_id IN (\(each: part))
                AND messages > 0 AND first_ms IS NOT NULL
                """
            ) { row in
                sides[row.id(0), default: MergeSide()].stays[row.id(1)] = MergeSide.Stay(first: row.instant(2), last: row.instant(3))
                sides[row.id(0), default: MergeSide()].messages += row.integer(4)
            }
        }
        return sides
    }

    /// Whether it is an id of the platform's: not the name itself, nor a name within a group.
    static func isAccount(key: String, name: String) -> Bool {
        guard key != name else { return false }
        let parts = key.split(separator: "/", maxSplits: 1)
        return parts.count < 2 || Int64(parts[0]) == nil
    }

    private func eachPart(_ members: [MemberID], _ body: ([MemberID]) throws -> Void) rethrows {
        for start in stride(from: 0, to: members.count, by: 200) { try body(Array(members[start..<min(start + 200, members.count)])) }
    }
}
