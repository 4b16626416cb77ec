internal import FeatureRules
internal import Kernel
internal import Storage

/// Looks at what happened in the two weeks after something was done, and to those of whom nothing was done.
struct TaskEffects {
    let workspace: WorkspaceID
    let asOf: Instant
    let zone: Zone
    let merged: MergedMembers

    /// So far back effects are looked at again: chats that are imported later may tell more.
    private static let memory = Span.days(134)

    func refresh(_ tx: any WriteTransaction) throws {
        let due = asOf - Aftermath.window, begin = asOf - TaskEffects.memory
        for deed in try tx.all(
            """
            SELECT key, id, member_id, at_ms FROM task_decision WHERE workspace_id = \(workspace)
            AND state = \(TaskState.done.rawValue) AND at_ms > \(begin) AND at_ms <= \(due)
            """,
            { row in (key: row.text(0), id: row.integer(1), member: row.optional(2) { row.id($0, MemberKind.self) }, at: row.instant(3)) })
        {
            guard let key = TaskKey(deed.key), let (before, after) = try effect(of: key, deed.member, at: deed.at, tx) else { continue }
            try tx.run(
                """
                UPDATE task_decision SET said_before = \(before), said_after = \(after)
                WHERE workspace_id = \(workspace) AND key = \(deed.key) AND id = \(deed.id)
                """)
        }
        for listed in try tx.all(
            "SELECT key, member_id, listed_ms FROM task WHERE workspace_id = \(workspace) AND outcome IS NULL AND listed_ms <= \(due)",
            { row in (key: row.text(0), member: row.optional(1) { row.id($0, MemberKind.self) }, at: row.instant(2)) })
        {
            guard let key = TaskKey(listed.key), let (_, after) = try effect(of: key, listed.member, at: listed.at, tx) else { continue }
            try tx.run(
                "UPDATE task SET outcome = \(after > 0 ? 1 : 0) WHERE workspace_id = \(workspace) AND key = \(listed.key)")
        }
        try tx.run("DELETE FROM task_base WHERE workspace_id = \(workspace)")
        try tx.run(
            """
            INSERT INTO task_base (workspace_id, kind, whole, part)
            SELECT t.workspace_id, t.kind, count(*), sum(t.outcome) FROM task t
            WHERE t.workspace_id = \(workspace) AND t.outcome IS NOT NULL AND t.listed_ms > \(begin)
            AND NOT EXISTS (SELECT 1 FROM task_fate d WHERE d.workspace_id = t.workspace_id AND d.task_id = t.id
                AND (d.state = \(TaskState.done.rawValue) OR d.state = \(TaskState.dismissed.rawValue)))
            GROUP BY t.workspace_id, t.kind
            """)
    }

    /// Nil for kinds that have none.
    private func effect(
        of key: TaskKey, _ member: MemberID?, at: Instant, _ tx: any ReadTransaction
    ) throws -> (before: Int, after: Int)? {
        switch key.kind.effect {
        case .words:
            guard let member else { return nil }
            let everywhere = try words(of: merged.shown(member), at: at, tx)
            // Of who was talking elsewhere all along a greeting changes at most what they say in its group.
            let found = key.kind == .greet && everywhere.before > 0 ? try words(of: merged.shown(member), in: key.group, at: at, tx) : everywhere
            return (found.before, found.after)
        case .speakers:
            let found = try speakers(in: key.group, at: at, tx)
            return (found.before, found.after)
        case nil: return nil
        }
    }

    private func days(around at: Instant) -> (first: LocalDay, last: LocalDay) {
        (zone.day(of: at - Aftermath.window), zone.day(of: at + Aftermath.window))
    }

    /// In all groups, unless one is named: who was greeted in one may answer in another.
    private func words(of member: MemberID, in group: GroupID? = nil, at: Instant, _ tx: any ReadTransaction) throws -> Aftermath {
        var found = Aftermath(at: at)
        let days = days(around: at)
        let groups = try group.map { [$0] } ?? tx.all(
            "SELECT group_id FROM membership WHERE workspace_id = \(workspace) AND member_id = \(member)") { $0.id(0, GroupKind.self) }
        for group in groups {
            try tx.each(
                """
                SELECT messages, first_ms, last_ms FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND day >= \(days.first) AND day <= \(days.last) AND member_id = \(member) AND messages > 0
                """
            ) { found.add(messages: $0.int(0), first: $0.instant(1), last: $0.instant(2)) }
        }
        return found
    }

    private func speakers(in group: GroupID, at: Instant, _ tx: any ReadTransaction) throws -> SpeakersAround {
        var found = SpeakersAround(at: at)
        let days = days(around: at)
        try tx.each(
            """
            SELECT member_id, first_ms, last_ms FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND day >= \(days.first) AND day <= \(days.last) AND messages > 0
            """
        ) { found.add($0.id(0), first: $0.instant(1), last: $0.instant(2)) }
        return found
    }
}
