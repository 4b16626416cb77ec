public import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Reads tasks.
public enum TaskQueries {
    /// Where a list goes on: the last task's weight, or when it was decided about, and its id.
    public struct Cursor: Sendable, Hashable {
        public var rank: Int64
        public var id: TaskID

        public init(rank: Int64, id: TaskID) {
            self.rank = rank
            self.id = id
        }

        public init(_ entry: TaskEntry) { self.init(rank: entry.decided?.milliseconds ?? Int64(entry.weight), id: entry.id) }
    }

    /// Open ones most worth first, the others latest first.
    public static func page(
        _ filter: TaskFilter, after: Cursor? = nil, limit: Int, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [TaskEntry] {
        let cursor = after ?? Cursor(rank: .max, id: TaskID(.max)), kind = filter.kind?.rawValue ?? "", group = filter.group ?? GroupID(0)
        guard filter.state != .open else {
            return try tx.all(
                """
                SELECT t.id, t.key, coalesce(g.name, c.name), coalesce(m.merged_into, t.member_id), t.message_id, t.other_group_id,
                    coalesce(o.name, x.name), t.facts,
                    t.weight, t.suggested
                FROM task t LEFT JOIN chat_group g ON g.workspace_id = t.workspace_id AND g.id = t.group_id
                LEFT JOIN live_code c ON t.kind = 'code' AND c.workspace_id = t.workspace_id AND c.id = t.group_id
                LEFT JOIN live_target x ON t.kind = 'code' AND x.workspace_id = t.workspace_id AND x.code_id = t.group_id AND x.id = t.other_group_id
                LEFT JOIN chat_group o ON o.workspace_id = t.workspace_id AND o.id = t.other_group_id
                LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
                WHERE t.workspace_id = \(workspace) AND t.suggested = 1 AND (g.id IS NOT NULL OR c.id IS NOT NULL)
                AND (\(kind) = '' OR t.kind = \(kind)) AND (\(group) = 0 OR t.group_id = \(group))
                AND (t.weight < \(cursor.rank) OR (t.weight = \(cursor.rank) AND t.id < \(cursor.id)))
                AND NOT EXISTS (SELECT 1 FROM task_fate d WHERE d.workspace_id = t.workspace_id AND d.task_id = t.id
                    AND (d.until_ms IS NULL OR d.until_ms > \(now)))
                ORDER BY t.weight DESC, t.id DESC LIMIT \(limit)
                """) { try entry($0, now: now) }
        }
        // Put off is what has not come back yet; done stays done in the history, though it may be suggested again.
        let least = filter.state == .later ? now.milliseconds : .min
        return try tx.all(
            """
            SELECT t.id, t.key, coalesce(g.name, c.name), coalesce(m.merged_into, t.member_id), t.message_id, t.other_group_id,
                coalesce(o.name, x.name), t.facts,
                t.weight, t.suggested, d.state, d.at_ms, d.until_ms, d.said_before, d.said_after
            FROM task_decision d JOIN task t ON t.workspace_id = d.workspace_id AND t.key = d.key
            LEFT JOIN chat_group g ON g.workspace_id = t.workspace_id AND g.id = t.group_id
            LEFT JOIN live_code c ON t.kind = 'code' AND c.workspace_id = t.workspace_id AND c.id = t.group_id
            LEFT JOIN live_target x ON t.kind = 'code' AND x.workspace_id = t.workspace_id AND x.code_id = t.group_id AND x.id = t.other_group_id
            LEFT JOIN chat_group o ON o.workspace_id = t.workspace_id AND o.id = t.other_group_id
            LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
            WHERE d.workspace_id = \(workspace) AND d.state = \(filter.state.rawValue) AND (g.id IS NOT NULL OR c.id IS NOT NULL)
            AND (d.until_ms IS NULL OR d.until_ms > \(least))
            AND (\(kind) = '' OR t.kind = \(kind)) AND (\(group) = 0 OR t.group_id = \(group))
            AND (d.at_ms < \(cursor.rank) OR (d.at_ms = \(cursor.rank) AND t.id < \(cursor.id)))
            ORDER BY d.at_ms DESC, t.id DESC LIMIT \(limit)
            """) { row in
                var found = try entry(row, now: now)
                found.state = TaskState(rawValue: row.text(10)) ?? found.state
                return found
            }
    }

    /// How many there are to do.
    public static func countOpen(now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first(
            """
            SELECT count(*) FROM task t WHERE t.workspace_id = \(workspace) AND t.suggested = 1
            AND NOT EXISTS (SELECT 1 FROM task_fate d WHERE d.workspace_id = t.workspace_id AND d.task_id = t.id
                AND (d.until_ms IS NULL OR d.until_ms > \(now)))
            """) { $0.int(0) } ?? 0
    }

    /// Whom somebody decided about among those to be greeted in a group, as far as that still counts.
    public static func settledGreetings(
        in group: GroupID, now: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Set<MemberID> {
        Set(
            try tx.all(
                """
                SELECT coalesce(m.merged_into, m.id) FROM task t JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
                WHERE t.workspace_id = \(workspace) AND t.kind = \(TaskKind.greet.rawValue) AND t.group_id = \(group)
                AND EXISTS (SELECT 1 FROM task_fate d WHERE d.workspace_id = t.workspace_id AND d.task_id = t.id
                    AND (d.until_ms IS NULL OR d.until_ms > \(now)))
                """
            ) { $0.id(0) })
    }

    /// The same ones by their keys.
    static func open(now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [String: TaskID] {
        var open: [String: TaskID] = [:]
        try tx.each(
            """
            SELECT t.key, t.id FROM task t WHERE t.workspace_id = \(workspace) AND t.suggested = 1
            AND NOT EXISTS (SELECT 1 FROM task_fate d WHERE d.workspace_id = t.workspace_id AND d.task_id = t.id
                AND (d.until_ms IS NULL OR d.until_ms > \(now)))
            """) { open[$0.text(0)] = $0.id(1) }
        return open
    }

    /// One task as it stands now; nil if there is none of that id.
    public static func one(
        _ task: TaskID, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> TaskEntry? {
        guard var found = try tx.first(
            """
            SELECT t.id, t.key, coalesce(g.name, c.name), coalesce(m.merged_into, t.member_id), t.message_id, t.other_group_id,
                coalesce(o.name, x.name), t.facts,
                t.weight, t.suggested
            FROM task t LEFT JOIN chat_group g ON g.workspace_id = t.workspace_id AND g.id = t.group_id
            LEFT JOIN live_code c ON t.kind = 'code' AND c.workspace_id = t.workspace_id AND c.id = t.group_id
            LEFT JOIN live_target x ON t.kind = 'code' AND x.workspace_id = t.workspace_id AND x.code_id = t.group_id AND x.id = t.other_group_id
            LEFT JOIN chat_group o ON o.workspace_id = t.workspace_id AND o.id = t.other_group_id
            LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
            WHERE t.workspace_id = \(workspace) AND t.id = \(task) AND (g.id IS NOT NULL OR c.id IS NOT NULL)
            """, { try entry($0, now: now) })
        else { return nil }
        // By itself: joined, SQLite would write down the fate of every task first. One that counts stands before one that has run out.
        try tx.each(
            """
            SELECT state, at_ms, until_ms, said_before, said_after FROM task_fate
            WHERE workspace_id = \(workspace) AND task_id = \(task)
            ORDER BY CASE WHEN until_ms IS NULL OR until_ms > \(now) THEN 0 ELSE 1 END, id DESC LIMIT 1
            """) { add($0, from: 0, to: &found, now: now) }
        return found
    }

    /// About which keys the decisions were made that count for a task now; several where members were merged.
    static func decided(_ task: TaskID, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [TaskKey] {
        try tx.all(
            """
            SELECT DISTINCT key FROM task_fate WHERE workspace_id = \(workspace) AND task_id = \(task)
            AND (until_ms IS NULL OR until_ms > \(now)) ORDER BY key
            """) { TaskKey($0.text(0)) }.compactMap { $0 }
    }

    /// So long after a message an answer is likely.
    private static let soon = Span.hours(1)

    /// How many others spoke in the hour after what a question or a newcomer said. They may have answered without an @ and without a
    /// quotation, which only a person can see.
    public static func followed(_ tasks: [TaskEntry], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [TaskEntry] {
        try tasks.map { task in
            guard task.kind == .answer || task.kind == .welcome, let message = task.message, let at = task.facts.at else { return task }
            var task = task
            task.facts.people = try tx.first(
                """
                SELECT count(DISTINCT member_id) FROM message WHERE workspace_id = \(workspace) AND group_id = \(task.group)
                AND at_ms >= \(at) AND at_ms <= \(at + soon) AND id > \(message) AND member_id <> \(task.member ?? MemberID(0))
                """) { $0.int(0) }
            return task
        }
    }

    /// The messages that show why, by their ids.
    public static func proofs(
        of tasks: [TaskEntry], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageID: MessageEntry] {
        let ids = Set(tasks.compactMap { $0.message?.rawValue })
        let messages = try MessageQueries.some(Array(ids), in: workspace, tx)
        return Dictionary(messages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private struct BrokenRow: Error {}

    /// With a decision in the columns from 10, if it counts still.
    private static func entry(_ row: any Row, now: Instant) throws -> TaskEntry {
        guard let key = TaskKey(row.text(1)) else { throw BrokenRow() }
        let facts = try row.withBytes(7) { try JSONDecoder().decode(TaskFacts.self, from: Data($0)) }
        var entry = TaskEntry(
            id: row.id(0), key: key, groupName: row.text(2), member: row.optional(3) { row.id($0) },
            message: row.optional(4) { row.id($0) }, other: row.optional(5) { row.id($0) }, otherName: row.optional(6, row.text),
            facts: facts, weight: row.int(8), state: row.bool(9) ? .open : .gone)
        if row.columns > 10 { add(row, from: 10, to: &entry, now: now) }
        return entry
    }

    /// A decision; the state is its own while it counts.
    private static func add(_ row: any Row, from column: Int, to entry: inout TaskEntry, now: Instant) {
        entry.decided = row.instant(column + 1)
        entry.until = row.optional(column + 2, row.instant)
        entry.before = row.optional(column + 3, row.int)
        entry.after = row.optional(column + 4, row.int)
        if entry.until.map({ $0 > now }) ?? true { entry.state = TaskState(rawValue: row.text(column)) ?? entry.state }
    }
}
