public import FeatureRules
public import Kernel
public import Storage

/// What became of the tasks of one kind that were done, beside what happened where nothing was done.
public struct TaskTally: Sendable, Hashable {
    public var kind: TaskKind
    public var done: Int
    /// Of those whose two weeks are over: somebody spoke in them.
    public var spoke: Share
    /// Of comparable ones that stood on the list for two weeks and were left alone.
    public var base: Share
    /// Over those whose two weeks are over.
    public var before: Int
    public var after: Int

    /// Every kind of which something was done after `since`, in the order of the kinds.
    public static func all(since: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [TaskTally] {
        var base: [String: Share] = [:]
        try tx.each("SELECT kind, part, whole FROM task_base WHERE workspace_id = \(workspace)") { row in
            base[row.text(0)] = Share(row.int(1), of: row.int(2))
        }
        let found = try tx.all(
            """
            SELECT kind, count(*), count(said_after), sum(CASE WHEN said_after > 0 THEN 1 ELSE 0 END),
                coalesce(sum(said_before), 0), coalesce(sum(said_after), 0)
            FROM task_decision WHERE workspace_id = \(workspace) AND state = \(TaskState.done.rawValue) AND at_ms > \(since)
            GROUP BY kind
            """
        ) { row in
            TaskKind(rawValue: row.text(0)).map {
                TaskTally(
                    kind: $0, done: row.int(1), spoke: Share(row.int(3), of: row.int(2)), base: base[$0.rawValue] ?? Share(0, of: 0),
                    before: row.int(4), after: row.int(5))
            }
        }
        return TaskKind.allCases.compactMap { kind in found.compactMap { $0 }.first { $0.kind == kind } }
    }
}
