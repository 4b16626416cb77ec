internal import FeatureRules
public import Kernel
public import Storage

/// Reads who posts for the workspace.
public enum OperatorQueries {
    /// Who bears the name of a robot.
    public static func robots(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        var found: Set<MemberID> = []
        let rows: SQL = """
            SELECT coalesce(m.merged_into, m.id), i.name FROM identity i JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
            WHERE i.workspace_id = \(workspace) AND (lower(i.name) LIKE '%bot%' OR i.name LIKE '%机器人%' OR i.name LIKE '%機器人%')
            """
        try tx.each(rows) { if RobotName.isLikely($0.text(1)) { found.insert($0.id(0)) } }
        return found
    }

    /// All of them, who said most first; at most `limit`.
    public static func all(limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [RankingEntry] {
        let marked = try OperatorBoard.all(in: workspace, tx).sorted()
        let known = try MemberQueries.ranking(of: marked, in: workspace, tx)
        // Who was marked and is in no group any more still stands here.
        let rest = Set(marked).subtracting(known.map(\.member)).sorted()
        return Array((known + rest.map { RankingEntry(member: $0, messages: 0, groups: 0, last: nil) }).prefix(limit))
    }
}
