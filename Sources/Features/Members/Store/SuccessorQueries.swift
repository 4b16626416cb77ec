internal import FeatureRules
public import Kernel
public import Storage

/// Reads who may go on in a group under a nearly equal name.
public enum SuccessorQueries {
    /// Who was heard within these days talks there still, and goes on under no other name.
    public static let lately = Span.days(28)
    /// Who was heard before is nobody's successor.
    public static let memory = Span.days(182)
    private static let atOnce = 200

    /// Of some who are silent in a group, who may have been whom since: who bears a nearly equal name and was heard there later than
    /// they, the last of them first.
    public static func successors(
        of silent: [MemberID: String], in group: GroupID, asOf: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: MemberID] {
        if silent.isEmpty { return [:] }
        var heard: [Heard] = []
        let alike = AlikeNames(silent.values)
        try tx.each(
            """
            SELECT s.member_id, i.name, s.last_ms FROM membership s
            JOIN identity i ON i.workspace_id = s.workspace_id AND i.member_id = s.member_id
            WHERE s.workspace_id = \(workspace) AND s.group_id = \(group) AND s.last_ms > \(asOf - memory)
            """
        ) { row in
            let member: MemberID = row.id(0)
            if silent[member] != nil || row.withBytes(1, alike.mayBeLike) { heard.append(Heard(member: member, name: row.text(1), last: row.instant(2))) }
        }
        return successors(of: silent, among: heard, asOf: asOf)
    }

    /// The same in many groups, for which every name of the workspace is looked at once.
    public static func successors(
        of silent: [GroupID: [MemberID: String]], asOf: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupID: [MemberID: MemberID]] {
        if silent.isEmpty { return [:] }
        let alike = AlikeNames(silent.values.joined().map(\.value)), people = Set(silent.values.joined().map(\.key))
        var names: [MemberID: [String]] = [:]
        try tx.each("SELECT member_id, name FROM identity WHERE workspace_id = \(workspace)") { row in
            let member: MemberID = row.id(0)
            if people.contains(member) || row.withBytes(1, alike.mayBeLike) { names[member, default: []].append(row.text(1)) }
        }
        var heard: [GroupID: [Heard]] = [:]
        let members = names.keys.sorted()
        for start in stride(from: 0, to: members.count, by: atOnce) {
            let some = members[start..<min(start + atOnce, members.count)]
            try tx.each(
                """
                SELECT group_id, member_id, last_ms FROM membership
                WHERE workspace_id = \(workspace) AND member_id IN (\(each: Array(some))) AND last_ms > \(asOf - memory)
                """
            ) { row in
                let group: GroupID = row.id(0), member: MemberID = row.id(1)
                guard silent[group] != nil else { return }
                heard[group, default: []] += (names[member] ?? []).map { Heard(member: member, name: $0, last: row.instant(2)) }
            }
        }
        return Dictionary(
            uniqueKeysWithValues: silent.map { group, silent in (group, successors(of: silent, among: heard[group] ?? [], asOf: asOf)) })
    }

    /// Somebody who spoke in a group not so long ago, by one of their names.
    private struct Heard {
        var member: MemberID
        var name: String
        var last: Instant
    }

    private static func successors(of silent: [MemberID: String], among heard: [Heard], asOf: Instant) -> [MemberID: MemberID] {
        let heard = heard.sorted { ($1.last, $0.member, $0.name) < ($0.last, $1.member, $1.name) }
        let last = Dictionary(heard.map { ($0.member, $0.last) }) { one, _ in one }
        let names = LikelyNames(heard.map { (name: $0.name, bearer: $0.member) })
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
