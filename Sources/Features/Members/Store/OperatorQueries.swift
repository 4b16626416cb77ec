public import Kernel
public import Storage

/// Reads who posts for the workspace.
public enum OperatorQueries {
    /// All of them, who said most first; at most `limit`.
    public static func all(limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [RankingEntry] {
        let marked = try OperatorBoard.all(in: workspace, tx).sorted()
        let known = try MemberQueries.ranking(of: marked, in: workspace, tx)
        // Who was marked and is in no group any more still stands here.
        let rest = Set(marked).subtracting(known.map(\.member)).sorted()
        return Array((known + rest.map { RankingEntry(member: $0, messages: 0, groups: 0, last: nil) }).prefix(limit))
    }
}
