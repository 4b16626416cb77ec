internal import FeatureRules
public import Kernel
public import Storage

/// Reads who may go on in a group under a nearly equal name.
public enum SuccessorQueries {
    /// Who was heard within these days talks on.
    public static let lately = Span.days(28)

    /// Of some who are silent in a group, who may be whom now; nobody who talks there still.
    public static func successors(
        of silent: [MemberID: String], in group: GroupID, asOf: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: MemberID] {
        if silent.isEmpty { return [:] }
        var heard: [(name: String, bearer: MemberID)] = []
        try tx.each(
            """
            SELECT s.member_id, i.name FROM membership s JOIN identity i ON i.workspace_id = s.workspace_id AND i.member_id = s.member_id
            WHERE s.workspace_id = \(workspace) AND s.group_id = \(group) AND s.last_ms > \(asOf - lately) ORDER BY s.last_ms DESC, s.member_id
            """
        ) { heard.append(($0.text(1), $0.id(0))) }
        let talking = Set(heard.map(\.bearer)), names = LikelyNames(heard)
        var found: [MemberID: MemberID] = [:]
        for (member, name) in silent where !talking.contains(member) { found[member] = names.first(like: name) }
        return found
    }
}
