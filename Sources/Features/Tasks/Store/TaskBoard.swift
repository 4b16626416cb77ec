public import FeatureRules
internal import Foundation
public import Journal
public import Kernel
public import Storage

/// What people decided about tasks.
public struct TaskBoard: Board {
    public let name = "task_decisions"

    public init() {}

    private static let done = "task.done"
    private static let postponed = "task.postponed"
    private static let dismissed = "task.dismissed"
    private static let reopened = "task.reopened"

    private struct Payload: Codable {
        var task: String
        /// Milliseconds since 1970. Written down, so that a rule that changes later does not change the past.
        var until: Int64?
    }

    static func event(_ decision: TaskState.Decision, about key: TaskKey, member: MemberID?, at now: Instant) -> Event {
        let (kind, until): (String, Instant?) =
            switch decision {
            case .done: (done, key.kind.rest.map { now + $0 })
            case .later(let days): (postponed, now + .days(Int64(days)))
            case .dismissed: (dismissed, nil)
            case .reopened: (reopened, nil)
            }
        let rest = until.map { ",\"until\":\($0.milliseconds)" } ?? ""
        return Event(kind: kind, at: now, group: key.kind == .code ? nil : key.group, member: member, payload: "{\"task\":\"\(key)\"\(rest)}")
    }

    func apply(_ event: Event, _ id: EventID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let state: TaskState
        switch event.kind {
        case TaskBoard.done: state = .done
        case TaskBoard.postponed: state = .later
        case TaskBoard.dismissed: state = .dismissed
        case TaskBoard.reopened: state = .open
        default: return
        }
        guard let text = event.payload, let payload = try? JSONDecoder().decode(Payload.self, from: Data(text.utf8)),
            let key = TaskKey(payload.task)
        else { return }
        guard state != .open else {
            try tx.run(
                """
                DELETE FROM task_decision WHERE workspace_id = \(workspace) AND key = \(payload.task) AND id =
                    (SELECT max(id) FROM task_decision WHERE workspace_id = \(workspace) AND key = \(payload.task))
                """)
            return
        }
        // Having put something off is not worth remembering.
        try tx.run(
            """
            DELETE FROM task_decision WHERE workspace_id = \(workspace) AND key = \(payload.task)
            AND state = \(TaskState.later.rawValue)
            """)
        try tx.run(
            """
            INSERT INTO task_decision (workspace_id, key, id, kind, group_id, member_id, state, at_ms, until_ms)
            VALUES (\(workspace), \(payload.task), \(id), \(key.kind.rawValue), \(key.group), \(event.member.bound),
                \(state.rawValue), \(event.at), \(payload.until.bound))
            """)
    }

    public func rows(of workspace: WorkspaceID) -> [SQL] {
        [
            """
            SELECT key, id, kind, group_id, member_id, state, at_ms, until_ms
            FROM task_decision WHERE workspace_id = \(workspace) ORDER BY key, id
            """
        ]
    }

    /// The effects are computed again by the refresh that follows.
    public func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM task_decision WHERE workspace_id = \(workspace)")
        var events: [(EventID, Event)] = []
        try tx.each(
            """
            SELECT id, kind, at_ms, group_id, member_id, payload FROM event WHERE workspace_id = \(workspace)
            AND kind >= 'task.' AND kind < 'task/' ORDER BY id
            """
        ) { row in
            events.append(
                (
                    row.id(0),
                    Event(
                        kind: row.text(1), at: row.instant(2), group: row.optional(3) { row.id($0) },
                        member: row.optional(4) { row.id($0) }, payload: row.optional(5, row.text))
                ))
        }
        for (id, event) in events { try apply(event, id, workspace: workspace, tx) }
    }
}
