public import FeatureRules
internal import Foundation
internal import Journal
public import Kernel
public import Storage

/// Where channel codes are made, changed and removed. The platform follows by the outbox.
public struct ChannelDesk: Sendable {
    let database: any Database
    let watch: ChannelWatch
    let world: World
    /// Of one workspace.
    public static let limit = 500

    public init(database: any Database, watch: ChannelWatch, world: World) {
        self.database = database
        self.watch = watch
        self.world = world
    }

    /// The latest first.
    public func all(in workspace: WorkspaceID) async throws -> [ChannelEntry] {
        try await database.read { tx in try ChannelRows.all(in: workspace, tx) }
    }

    /// - Throws: `ChannelRefusal.notFound`.
    public func one(_ id: ChannelCodeID, in workspace: WorkspaceID) async throws -> ChannelEntry {
        try await database.read { tx in try Self.known(id, workspace, tx) }
    }

    /// Makes a code. Its `state` is made of its id, so that none is ever used again.
    ///
    /// - Throws: `ChannelRefusal`.
    public func add(_ plan: ChannelPlan, by connection: ConnectionID, workspace: WorkspaceID, cause: Cause) async throws -> ChannelCodeID {
        let plan = try plan.checked(), id: ChannelCodeID = world.id(), slug = CodeSlug(roll: world.roll()), now = world.now()
        let attribution = "qc" + String(id.rawValue, radix: 36), body = try ChannelRows.json(plan)
        try await database.write { [watch, world] tx in
            let count = try tx.first("SELECT count(*) FROM channel_code WHERE workspace_id = \(workspace)") { $0.int(0) }
            guard count ?? 0 < Self.limit else { throw ChannelRefusal.tooMany }
            let isConnected = try tx.exists("SELECT 1 FROM wecom_connection WHERE workspace_id = \(workspace) AND id = \(connection)")
            guard isConnected else { throw ChannelRefusal.connectionUnknown }
            let (decision, next) = try watch.decision(plan, attribution: attribution, connection: connection, in: workspace, tx)
            try tx.run(
                """
                INSERT INTO channel_code (workspace_id, id, connection_id, slug, attribution, plan, roster, reason, next_ms, created_by, created_ms)
                VALUES (\(workspace), \(id), \(connection), \(slug.text), \(attribution), \(body), \(ChannelRows.json(decision.roster)),
                    \(decision.reason.rawValue), \(next.bound), \(cause.description), \(now))
                """)
            try Outbox(world: world).add(
                [OutboxCall(call: ChannelRows.call(connection), key: ChannelRows.key(id, .make), certainty: .checkable, body: "{}")],
                workspace: workspace, tx)
            try AuditLog.note(.channelMade(id, name: plan.name), workspace: workspace, cause: cause, world: world, tx)
        }
        return id
    }

    /// - Throws: `ChannelRefusal`.
    public func change(
        _ id: ChannelCodeID, workspace: WorkspaceID, cause: Cause, _ change: @escaping @Sendable (inout ChannelPlan) -> Void
    ) async throws {
        try await database.write { [watch, world] tx in
            var code = try Self.known(id, workspace, tx)
            guard !code.isGone else { throw ChannelRefusal.companyGone }
            change(&code.plan)
            code.plan = try code.plan.checked()
            try tx.run("UPDATE channel_code SET plan = \(ChannelRows.json(code.plan)) WHERE workspace_id = \(workspace) AND id = \(id)")
            try watch.renew(code, in: workspace, tx)
            try AuditLog.note(.channelChanged(id, name: code.plan.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Has the platform asked once more after it refused, or after its answer was lost.
    ///
    /// - Throws: `ChannelRefusal.notFound`, `.notDecidable`, `.companyGone`.
    public func again(_ id: ChannelCodeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [watch, world] tx in
            let code = try Self.known(id, workspace, tx)
            guard !code.isGone else { throw ChannelRefusal.companyGone }
            guard !Set(code.alarms(at: world.now())).isDisjoint(with: [.unmade, .unshown]) else { throw ChannelRefusal.notDecidable }
            if code.configID == nil {
                let call = ChannelRows.call(code.connection), key = ChannelRows.key(id, .make), outbox = Outbox(world: world)
                let known = try tx.first("SELECT id FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND key = \(key)") {
                    $0.id(0, OutboxKind.self)
                }
                if let known {
                    _ = try outbox.resolve(known, .again, workspace: workspace, tx)
                } else {
                    try outbox.add([OutboxCall(call: call, key: key, certainty: .checkable, body: "{}")], workspace: workspace, tx)
                }
            } else {
                try watch.want(code, in: workspace, tx)
            }
            try AuditLog.note(.channelChanged(id, name: code.plan.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// With all that was counted of it; the platform's code is deleted too, so that what was printed leads nowhere. Contacts stay. Of a
    /// company that is not connected any more the platform's code stays.
    ///
    /// - Returns: whether it stays there.
    /// - Throws: `ChannelRefusal.notFound`.
    @discardableResult
    public func remove(_ id: ChannelCodeID, workspace: WorkspaceID, cause: Cause) async throws -> Bool {
        try await database.write { [world] tx in
            let code = try Self.known(id, workspace, tx), call = ChannelRows.call(code.connection)
            try tx.run("DELETE FROM channel_visit WHERE workspace_id = \(workspace) AND code_id = \(id)")
            try tx.run("DELETE FROM channel_day WHERE workspace_id = \(workspace) AND code_id = \(id)")
            try tx.run("DELETE FROM channel_code WHERE workspace_id = \(workspace) AND id = \(id)")
            try tx.run(
                """
                DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND state = 'waiting'
                AND key IN (\(ChannelRows.key(id, .make)), \(ChannelRows.key(id, .show)))
                """)
            if !code.isGone { try Self.end(code, configID: code.configID, workspace, world, tx) }
            try AuditLog.note(.channelRemoved(id, name: code.plan.name), workspace: workspace, cause: cause, world: world, tx)
            return code.isGone && code.configID != nil
        }
    }

    /// Decides anew about everything of a workspace whose clock was changed.
    public func zoneChanged(in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        for code in try ChannelRows.all(in: workspace, tx) { try watch.renew(code, in: workspace, tx) }
    }

    /// What is to be deleted at the platform.
    static func end(
        _ code: ChannelEntry, configID: String?, _ workspace: WorkspaceID, _ world: World, _ tx: any WriteTransaction
    ) throws {
        let end = ChannelDispatch.End(configID: configID, attribution: code.attribution, createdMs: code.created.milliseconds)
        try Outbox(world: world).add(
            [
                OutboxCall(
                    call: ChannelRows.call(code.connection), key: ChannelRows.key(code.id, .end), certainty: .keyed, body: try ChannelRows.json(end))
            ], workspace: workspace, tx)
    }

    static func known(_ id: ChannelCodeID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ChannelEntry {
        guard let known = try ChannelRows.one(id, in: workspace, tx) else { throw ChannelRefusal.notFound }
        return known
    }
}
