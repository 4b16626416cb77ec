public import FeatureRules
public import Kernel
public import Storage

/// Somebody who may be one of the workspace's own people.
public struct OperatorCandidate: Sendable, Hashable {
    public var entry: RankingEntry
    public var name: String?
    /// Nil if nothing speaks for it but that they say much.
    public var guess: OperatorGuess?
}

extension OperatorQueries {
    /// Only who says much is worth a question; a robot that hardly says anything changes no figure.
    private static let otherTalkers = 20
    private static let robotsAmong = 100
    private static let groupsRead = 20

    /// Of those who said most, who is neither marked nor said to be nobody of ours: who bears the name of a robot first, then who may be
    /// ours, then the others, each by messages.
    ///
    /// - Parameter name: of the workspace; nil if it says nothing.
    public static func candidates(
        limit: Int, workspaceName name: String?, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [OperatorCandidate] {
        let settled = try OperatorBoard.all(in: workspace, tx).union(OperatorBoard.denials(in: workspace, tx))
        // All members are put in order for it: once is enough. The name that was borne last stays.
        var most: [MemberID] = [], names: [MemberID: String] = [:]
        let talkers: SQL = """
            SELECT t.member_id, i.name FROM (
                SELECT member_id, messages FROM member_total WHERE workspace_id = \(workspace) AND messages > 0
                ORDER BY messages DESC, member_id LIMIT \(robotsAmong + min(settled.count, robotsAmong))) AS t
            LEFT JOIN identity i ON i.workspace_id = \(workspace) AND i.member_id = t.member_id
            ORDER BY t.messages DESC, t.member_id, i.named_ms, i.key DESC
            """
        try tx.each(talkers) { row in
            let member: MemberID = row.id(0)
            guard !settled.contains(member) else { return }
            if most.last != member { most.append(member) }
            if let name = row.optional(1, row.text) { names[member] = name }
        }
        let robots = try robots(among: names, in: workspace, tx)
        let asked = most.filter(robots.contains) + most.filter { !robots.contains($0) }.prefix(otherTalkers)
        let all = try tx.first("SELECT count(*) FROM chat_group WHERE workspace_id = \(workspace)") { $0.int(0) } ?? 0
        let candidates = try MemberQueries.ranking(of: Array(asked), in: workspace, tx).map { entry in
            if robots.contains(entry.member) { return OperatorCandidate(entry: entry, name: names[entry.member], guess: .robotName) }
            let groups = try tx.all(
                """
                SELECT g.name FROM membership s JOIN chat_group g ON g.workspace_id = s.workspace_id AND g.id = s.group_id
                WHERE s.workspace_id = \(workspace) AND s.member_id = \(entry.member) ORDER BY s.messages DESC, g.id LIMIT \(groupsRead)
                """
            ) { $0.text(0) }
            let guess = names[entry.member].flatMap {
                OperatorGuess(name: $0, workspace: name ?? "", groups: groups, count: entry.groups, all: all)
            }
            return OperatorCandidate(entry: entry, name: names[entry.member], guess: guess)
        }
        let order: (OperatorCandidate) -> Int = { $0.guess == .robotName ? 0 : $0.guess != nil ? 1 : 2 }
        return Array((0...2).flatMap { place in candidates.filter { order($0) == place } }.prefix(limit))
    }
}
