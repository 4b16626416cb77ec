public import Kernel
public import Storage

/// The append-only record of what happened, written in the transaction that changes the boards.
public struct Journal: Sendable {
    private let world: World

    public init(world: World) { self.world = world }

    /// Appends one event of the present.
    @discardableResult
    public func append(_ event: Event, workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction) throws -> EventID {
        let id = world.id(EventKind.self, at: event.at)
        try tx.run(
            """
            INSERT INTO event (workspace_id, id, kind, at_ms, group_id, member_id, other_id, cause, payload, fingerprint)
            VALUES (\(workspace), \(id), \(event.kind), \(event.at), \(event.group.bound), \(event.member.bound),
            \(event.other.bound), \(cause.description), \(event.payload.bound), \(event.fingerprint.bound))
            """)
        return id
    }

    /// Appends a run of events with their ids; says for each whether it is new. One that was there already (same group, time
    /// and fingerprint) stays as it was.
    public func append(
        _ events: [(id: Int64, event: Event)], workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction
    ) throws -> [Bool] {
        var texts = ColumnBatch.Texts()
        let kinds = events.map { texts.place($0.event.kind) }
        let payloads = events.map { texts.place($0.event.payload) }
        var rows = ColumnBatch(count: events.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("id", .integers(events.map(\.id)))
        rows.add("kind", .texts(kinds))
        rows.add("at_ms", .integers(events.map(\.event.at.milliseconds)))
        rows.add("group_id", .optionalIntegers(events.map { $0.event.group?.rawValue ?? .min }))
        rows.add("member_id", .optionalIntegers(events.map { $0.event.member?.rawValue ?? .min }))
        rows.add("other_id", .optionalIntegers(events.map { $0.event.other?.rawValue ?? .min }))
        rows.add("cause", .same(.text(cause.description)))
        rows.add("payload", .texts(payloads))
        rows.add("fingerprint", .optionalIntegers(events.map { $0.event.fingerprint ?? .min }))
        return try tx.insert(rows, into: "event", unlessSame: ["workspace_id", "group_id", "at_ms", "fingerprint"])
    }

    /// Whom an event from outside speaks of that is recorded already; nil if it is new.
    public func people(
        at: Instant, group: GroupID, fingerprint: Int64, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (member: MemberID?, other: MemberID?)? {
        try tx.first(
            """
            SELECT member_id, other_id FROM event WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND at_ms = \(at) AND fingerprint = \(fingerprint)
            """
        ) { row in (row.optional(0) { row.id($0) }, row.optional(1) { row.id($0) }) }
    }

    /// Calls `body` for the events of a workspace in the order of their times, within one time in the order of their log.
    public static func each(
        in workspace: WorkspaceID, _ tx: any ReadTransaction, _ body: (EventID, Event) throws -> Void
    ) throws {
        try tx.each(
            "SELECT id, kind, at_ms, group_id, member_id, other_id, payload, fingerprint FROM event WHERE workspace_id = \(workspace) ORDER BY id"
        ) { row in
            try body(
                row.id(0),
                Event(
                    kind: row.text(1), at: row.instant(2), group: row.optional(3) { row.id($0) },
                    member: row.optional(4) { row.id($0) }, other: row.optional(5) { row.id($0) },
                    payload: row.optional(6, row.text), fingerprint: row.optional(7, row.integer)))
        }
    }
}
