public import FeatureRules
internal import Journal
public import Kernel
public import Storage

/// Decides who answers to codes, whenever that may have changed, and has the platform told if it has.
public struct ChannelWatch: Sendable {
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone
    private let outbox: Outbox
    private let world: World

    public init(zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone, world: World) {
        self.zones = zones
        self.world = world
        outbox = Outbox(world: world)
    }

    func decision(
        _ plan: ChannelPlan, attribution: String, connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (decision: ChannelDecision, next: Instant?) {
        let now = world.now(), zone = try zones(workspace, tx)
        var added: [String: Int] = [:]
        if !plan.caps.isEmpty {
            // Who was lost again today had been taken all the same.
            try tx.each(
                """
                SELECT userid, count(*) FROM contact_edge
                WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND state = \(attribution) AND state <> ''
                AND since_ms >= \(zone.start(of: zone.day(of: now))) AND add_way NOT IN (\(each: ContactArrival.handedOver)) GROUP BY userid
                """
            ) { added[$0.text(0)] = $0.int(1) }
        }
        // Who left the company answers to nobody.
        let away = try ChannelDuty.away(of: connection, in: workspace, tx).union(FormerStaff.all(of: connection, in: workspace, tx))
        return (
            ChannelDecision.of(plan, at: now, in: zone, added: added, away: away), ChannelDecision.nextChange(of: plan, after: now, in: zone)
        )
    }

    /// Decides anew about one code.
    func renew(_ code: ChannelEntry, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let (decision, next) = try decision(code.plan, attribution: code.attribution, connection: code.connection, in: workspace, tx)
        try tx.run(
            """
            UPDATE channel_code SET roster = \(ChannelRows.json(decision.roster)), reason = \(decision.reason.rawValue), next_ms = \(next.bound)
            WHERE workspace_id = \(workspace) AND id = \(code.id)
            """)
        if code.configID != nil, !code.isGone, code.shown != decision.roster { try want(code, in: workspace, tx) }
    }

    /// Decides anew about all codes of a connection in which somebody may answer: they went on or off line.
    func renew(with user: String, of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        for code in try ChannelRows.all(of: connection, in: workspace, tx) where code.plan.everybody.contains(user) {
            try renew(code, in: workspace, tx)
        }
    }

    /// Whether the clock has moved beyond a moment at which a roster may change.
    func isDue(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try !ChannelRows.due(world.now(), of: connection, in: workspace, tx).isEmpty
    }

    /// Decides anew where that is so.
    func renewDue(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        for code in try ChannelRows.due(world.now(), of: connection, in: workspace, tx) { try renew(code, in: workspace, tx) }
    }

    /// Has the platform told what is to be shown when the call is made, whatever that is then: one call for any number of changes.
    func want(_ code: ChannelEntry, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let call = ChannelRows.call(code.connection), key = ChannelRows.key(code.id, .show)
        // What failed had another roster; what waits, or is asked about, goes on with this one.
        try tx.run(
            "DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND key = \(key) AND state IN ('done', 'failed', 'unknown')")
        try outbox.add([OutboxCall(call: call, key: key, certainty: .checkable, body: "{}")], workspace: workspace, tx)
    }
}
