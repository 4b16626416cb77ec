public import FeatureRules
public import Kernel
public import Storage

/// Where people are put on the blacklist and taken off it.
public struct BlacklistDesk: Sendable {
    private let database: any Database
    private let world: World
    /// Of one workspace.
    public static let limit = 10_000

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Puts somebody there, or changes why they are.
    ///
    /// - Throws: `BlacklistRefusal`.
    public func add(_ member: MemberID, reason typed: String, workspace: WorkspaceID, cause: Cause) async throws {
        let reason = try BlacklistReason(typed).text, now = world.now()
        try await database.write { [world] tx in
            let shown = try MergedMembers(of: workspace, tx).shown(member)
            guard try tx.exists("SELECT 1 FROM member WHERE workspace_id = \(workspace) AND id = \(shown)") else { throw BlacklistRefusal.notFound }
            guard try !OperatorBoard.marked(in: workspace, tx).contains(shown) else { throw BlacklistRefusal.isOperator }
            let known = try Blacklist.entry(of: shown, in: workspace, tx)
            let count = try tx.first("SELECT count(*) FROM blacklist WHERE workspace_id = \(workspace)") { $0.int(0) } ?? 0
            guard known != nil || count < Self.limit else { throw BlacklistRefusal.tooMany }
            try tx.run(
                """
                INSERT INTO blacklist (workspace_id, member_id, reason, added_by, added_ms)
                VALUES (\(workspace), \(known?.id ?? shown), \(reason), \(cause.description), \(now))
                ON CONFLICT (workspace_id, member_id) DO UPDATE
                SET reason = excluded.reason, added_by = excluded.added_by, added_ms = excluded.added_ms
                """)
            try GroupVersions.note(of: [shown], workspace: workspace, tx)
            try AuditLog.note(.blacklisted(shown, name: try Self.name(shown, workspace, tx)), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Takes somebody off it, with everybody they are one with.
    ///
    /// - Throws: `BlacklistRefusal.notFound`.
    public func remove(_ member: MemberID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            guard let known = try Blacklist.entry(of: member, in: workspace, tx) else { throw BlacklistRefusal.notFound }
            let ids = try MergedMembers.recorded(as: known.member, in: workspace, tx)
            try tx.run("DELETE FROM blacklist WHERE workspace_id = \(workspace) AND member_id IN (\(each: ids))")
            try GroupVersions.note(of: [known.member], workspace: workspace, tx)
            try AuditLog.note(
                .unblacklisted(known.member, name: try Self.name(known.member, workspace, tx)), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    private static func name(_ member: MemberID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> String {
        try MemberQueries.names(of: [member], in: workspace, tx)[member] ?? ""
    }
}
