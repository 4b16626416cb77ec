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
    /// Only who says much is worth a question.
    private static let talkers = 20
    private static let groupsRead = 20

    /// Who bears the name of a robot, then of those who said most, who is neither marked nor said to be nobody of ours: who may be first, then the others, each by messages.
    ///
    /// - Parameter name: of the workspace; nil if it says nothing.
    public static func candidates(
        limit: Int, workspaceName name: String?, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [OperatorCandidate] {
        let settled = try OperatorBoard.all(in: workspace, tx).union(OperatorBoard.denials(in: workspace, tx))
        let robots = try unasked(in: workspace, tx), known = Set(robots.map(\.member))
        let talkers = robots + (try MemberQueries.ranking(after: nil, limit: talkers + min(settled.count, talkers), in: workspace, tx)
            .filter { $0.messages > 0 && !settled.contains($0.member) && !known.contains($0.member) }.prefix(talkers))
        let all = try tx.first("SELECT count(*) FROM chat_group WHERE workspace_id = \(workspace)") { $0.int(0) } ?? 0
        let names = try MemberQueries.names(of: Set(talkers.map(\.member)), in: workspace, tx)
        let candidates = try talkers.map { entry in
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
        return Array((candidates.filter { $0.guess != nil } + candidates.filter { $0.guess == nil }).prefix(limit))
    }
}
