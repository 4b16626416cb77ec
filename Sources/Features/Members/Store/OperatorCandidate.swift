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
    /// So many robots are one question at most.
    public static let robotsAtOnce = 200
    private static let otherTalkers = 20
    private static let namesAmong = 100
    private static let groupsRead = 20

    /// Who is neither marked nor said to be nobody of ours: who looks like a robot as of the last refresh, then who may be ours, then
    /// others who said most; each by messages.
    ///
    /// - Parameters:
    ///   - limit: of those who may not be robots; the robots all come.
    ///   - name: of the workspace; nil if it says nothing.
    public static func candidates(
        limit: Int, workspaceName name: String?, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [OperatorCandidate] {
        let settled = try OperatorBoard.marked(in: workspace, tx).union(OperatorBoard.denials(in: workspace, tx))
        // All members are put in order for it: once is enough. The name that was borne last stays.
        var most: [MemberID] = [], names: [MemberID: String] = [:]
        let talkers: SQL = """
            SELECT t.member_id, i.name FROM (
                SELECT member_id, messages FROM member_total WHERE workspace_id = \(workspace) AND messages > 0
                ORDER BY messages DESC, member_id LIMIT \(namesAmong + min(settled.count, namesAmong))) AS t
            LEFT JOIN identity i ON i.workspace_id = \(workspace) AND i.member_id = t.member_id
            ORDER BY t.messages DESC, t.member_id, i.named_ms, i.key DESC
            """
        try tx.each(talkers) { row in
            let member: MemberID = row.id(0)
            guard !settled.contains(member) else { return }
            if most.last != member { most.append(member) }
            if let name = row.optional(1, row.text) { names[member] = name }
        }
        let suspects = try suspects(in: workspace, tx).filter { !settled.contains($0.key) }
        let asked = try robotCandidates(suspects, names: names, in: workspace, tx)
        let all = try tx.first("SELECT count(*) FROM chat_group WHERE workspace_id = \(workspace)") { $0.int(0) } ?? 0
        let others = Array(most.filter { suspects[$0] == nil }.prefix(otherTalkers))
        let candidates = try MemberQueries.ranking(of: others, in: workspace, tx).map { entry in
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
        return asked + (candidates.filter { $0.guess != nil } + candidates.filter { $0.guess == nil }).prefix(limit)
    }

    /// Of a group's formerly active those who may be robots: those that its page counts and does not name. Who said most first.
    public static func formerRobots(of group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [OperatorCandidate] {
        guard let kept = try InsightsQueries.one(group, in: workspace, tx) else { return [] }
        let names = try MemberQueries.names(of: Set(kept.figures.formerlyActive.map { MemberID($0.member) }), in: workspace, tx)
        let robots = try robots(among: names, in: workspace, tx).subtracting(OperatorBoard.marked(in: workspace, tx))
        let suspects = try suspects(in: workspace, tx)
        return try robotCandidates(
            robots.reduce(into: [:]) { $0[$1] = suspects[$1] ?? .name }, names: names, in: workspace, tx)
    }

    private static func robotCandidates(
        _ robots: [MemberID: RobotWhy], names: [MemberID: String], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [OperatorCandidate] {
        let unnamed = try MemberQueries.names(of: Set(robots.keys.filter { names[$0] == nil }), in: workspace, tx)
        return try MemberQueries.ranking(of: robots.keys.sorted(), in: workspace, tx).map { entry in
            OperatorCandidate(entry: entry, name: names[entry.member] ?? unnamed[entry.member], guess: robots[entry.member].map { .robot($0) })
        }
    }
}
