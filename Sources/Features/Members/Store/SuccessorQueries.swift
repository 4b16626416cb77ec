internal import FeatureRules
public import Kernel
public import Storage

/// Reads who may go on in a group under a nearly equal name.
public enum SuccessorQueries {
    /// Who was heard within these days talks there still, and goes on under no other name.
    public static let lately = Span.days(28)
    /// Who was heard before is nobody's successor.
    public static let memory = Span.days(182)

    /// Of some who are silent in a group, who may have been whom since: who bears a nearly equal name and was heard there later than
    /// they, the last of them first.
    public static func successors(
        of silent: [MemberID: String], in group: GroupID, asOf: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: MemberID] {
        if silent.isEmpty { return [:] }
        var heard: [(name: String, bearer: MemberID)] = [], last: [MemberID: Instant] = [:]
        let beginnings = NameBeginnings(silent.values)
        try tx.each(
            """
            SELECT s.member_id, i.name, s.last_ms FROM membership s
            JOIN identity i ON i.workspace_id = s.workspace_id AND i.member_id = s.member_id
            WHERE s.workspace_id = \(workspace) AND s.group_id = \(group) AND s.last_ms > \(asOf - memory) ORDER BY s.last_ms DESC, s.member_id
            """
        ) { row in
            guard row.withBytes(1, beginnings.mayBegin) else { return }
            heard.append((row.text(1), row.id(0)))
            last[row.id(0)] = row.instant(2)
        }
        let names = LikelyNames(heard)
        var found: [MemberID: MemberID] = [:]
        for (member, name) in silent {
            let own = last[member]
            if let own, own > asOf - lately { continue }
            guard let other = names.first(like: name), other != member, own.map({ last[other] ?? $0 > $0 }) ?? true else { continue }
            found[member] = other
        }
        return found
    }
}
