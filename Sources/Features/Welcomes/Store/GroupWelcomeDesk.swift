public import FeatureRules
internal import Journal
public import Kernel
public import Storage

/// Where templates of groups' welcomes are made, changed and deleted. Each change is a call of the outbox.
public struct GroupWelcomeDesk: Sendable {
    private let database: any Database
    private let world: World

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The latest first.
    public func all(in workspace: WorkspaceID) async throws -> [GroupWelcomeEntry] {
        try await database.read { tx in try GroupWelcomeRows.all(in: workspace, tx) }
    }

    /// - Throws: `WelcomeRefusal.notFound`.
    public func one(_ id: GroupWelcomeID, in workspace: WorkspaceID) async throws -> GroupWelcomeEntry {
        try await database.read { tx in try Self.known(id, workspace, tx) }
    }

    /// Has one made. There is no list of them at the platform, so one whose answer was lost waits for a person.
    ///
    /// - Throws: `WelcomeRefusal.connectionUnknown`, `.tooManyTemplates`, `.fileMissing`, `.coverMissing`.
    public func add(_ plan: GroupWelcomePlan, by connection: ConnectionID, workspace: WorkspaceID, cause: Cause) async throws -> GroupWelcomeID {
        let id: GroupWelcomeID = world.id(), now = world.now()
        try await database.write { [world] tx in
            let isThere = try tx.exists("SELECT 1 FROM wecom_connection WHERE workspace_id = \(workspace) AND id = \(connection)")
            guard isThere else { throw WelcomeRefusal.connectionUnknown }
            let count = try GroupWelcomeRows.all(in: workspace, tx).count { $0.connection == connection }
            guard count < WelcomePolicy.groupTemplates else { throw WelcomeRefusal.tooManyTemplates }
            if let attachment = plan.attachment { try WelcomeMediaRows.check(attachment, in: workspace, tx) }
            try tx.run(
                """
                INSERT INTO group_welcome (workspace_id, id, connection_id, body, medium_id, edition, is_leaving, created_by, created_ms)
                VALUES (\(workspace), \(id), \(connection), \(try GroupWelcomeRows.json(plan)), \((plan.attachment?.medium).bound), 1, \(false),
                    \(cause.description), \(now))
                """)
            try Self.order(id, 1, isMade: false, by: connection, world, workspace, tx)
            try AuditLog.note(.groupWelcomeMade(id), workspace: workspace, cause: cause, world: world, tx)
        }
        return id
    }

    /// Has it say something else; one that was never made is made by that.
    ///
    /// - Throws: `WelcomeRefusal.notFound`, `.underWay`, `.fileMissing`, `.coverMissing`, `.companyGone`.
    public func change(_ id: GroupWelcomeID, _ plan: GroupWelcomePlan, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            guard !known.isGone else { throw WelcomeRefusal.companyGone }
            guard !known.isUnderWay, !known.isLeaving else { throw WelcomeRefusal.underWay }
            if let attachment = plan.attachment { try WelcomeMediaRows.check(attachment, in: workspace, tx) }
            try tx.run(
                """
                UPDATE group_welcome SET body = \(try GroupWelcomeRows.json(plan)), medium_id = \((plan.attachment?.medium).bound),
                    edition = \(known.edition + 1)
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
            try Self.order(id, known.edition + 1, isMade: known.templateID != nil, by: known.connection, world, workspace, tx)
            try AuditLog.note(.groupWelcomeChanged(id), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Has it deleted at the platform; it goes from here once it is gone there. One that was never made goes at once, and so does one of a
    /// company that is not connected any more: that stays at the platform.
    ///
    /// - Returns: whether it stays there.
    /// - Throws: `WelcomeRefusal.notFound`, `.underWay`.
    @discardableResult
    public func remove(_ id: GroupWelcomeID, workspace: WorkspaceID, cause: Cause) async throws -> Bool {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            guard !known.isUnderWay else { throw WelcomeRefusal.underWay }
            if known.isGone {
                // What was on its way when the company went is not carried out should it come back.
                let call = GroupWelcomeRows.call(known.connection)
                try tx.run("DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND key = \("\(id).\(known.edition)")")
            }
            if known.templateID == nil || known.isGone {
                try Self.erase(id, workspace, tx)
            } else {
                try tx.run(
                    "UPDATE group_welcome SET is_leaving = \(true), edition = \(known.edition + 1) WHERE workspace_id = \(workspace) AND id = \(id)")
                try Self.order(id, known.edition + 1, isMade: true, by: known.connection, world, workspace, tx)
            }
            try AuditLog.note(.groupWelcomeRemoved(id), workspace: workspace, cause: cause, world: world, tx)
            return known.templateID != nil && known.isGone
        }
    }

    static func known(_ id: GroupWelcomeID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> GroupWelcomeEntry {
        guard let known = try GroupWelcomeRows.all(in: workspace, tx).first(where: { $0.id == id }) else { throw WelcomeRefusal.notFound }
        return known
    }

    static func erase(_ id: GroupWelcomeID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM group_welcome WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// Making one is blind; what is there can be changed and deleted twice without harm.
    private static func order(
        _ id: GroupWelcomeID, _ edition: Int, isMade: Bool, by connection: ConnectionID, _ world: World, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        try Outbox(world: world).add(
            [OutboxCall(call: GroupWelcomeRows.call(connection), key: "\(id).\(edition)", certainty: isMade ? .keyed : .blind, body: "{}")],
            workspace: workspace, tx)
    }
}
