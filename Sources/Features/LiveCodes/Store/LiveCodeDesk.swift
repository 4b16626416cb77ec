public import FeatureRules
public import Kernel
public import Storage

/// Where codes are made, changed and removed.
public struct LiveCodeDesk: Sendable {
    let database: any Database
    let world: World
    /// Of one workspace.
    public static let limit = 500
    /// Of one code.
    public static let targetLimit = 50

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The latest first.
    public func all(in workspace: WorkspaceID) async throws -> [LiveCodeEntry] {
        let now = world.now()
        return try await database.read { tx in
            try LiveCodeRows.all(in: workspace, tx).map { try LiveCodeRosters.counted($0, at: now, in: workspace, tx) }
        }
    }

    /// - Throws: `LiveCodeRefusal.notFound`.
    public func one(_ id: LiveCodeID, in workspace: WorkspaceID) async throws -> LiveCodeEntry {
        let now = world.now()
        return try await database.read { tx in try LiveCodeRosters.counted(Self.known(id, workspace, tx), at: now, in: workspace, tx) }
    }

    /// Makes a code that leads nowhere yet.
    ///
    /// - Throws: `LiveCodeRefusal.tooMany`.
    public func add(_ plan: LiveCodePlan, workspace: WorkspaceID, cause: Cause) async throws -> LiveCodeID {
        let id: LiveCodeID = world.id(), slug = CodeSlug(roll: world.roll()), now = world.now()
        try await database.write { [world] tx in
            let count = try tx.first("SELECT count(*) FROM live_code WHERE workspace_id = \(workspace)") { $0.int(0) }
            guard count ?? 0 < Self.limit else { throw LiveCodeRefusal.tooMany }
            try tx.run(
                """
                INSERT INTO live_code (workspace_id, id, slug, name, guide, fill, reserve, is_on, created_by, created_ms)
                VALUES (\(workspace), \(id), \(slug.text), \(plan.name), \(plan.guide), \(plan.fill.rawValue), \(plan.reserve), \(true),
                    \(cause.description), \(now))
                """)
            try AuditLog.note(.liveCodeMade(id, name: plan.name), workspace: workspace, cause: cause, world: world, tx)
        }
        return id
    }

    /// - Throws: `LiveCodeRefusal.notFound`.
    public func change(_ id: LiveCodeID, _ plan: LiveCodePlan, workspace: WorkspaceID, cause: Cause) async throws {
        try await noting(id, workspace, cause) { _, tx in
            try tx.run(
                """
                UPDATE live_code SET name = \(plan.name), guide = \(plan.guide), fill = \(plan.fill.rawValue), reserve = \(plan.reserve)
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
        }
    }

    /// A code that is off asks visitors for their contact.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`.
    public func turn(_ id: LiveCodeID, isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            guard known.isOn != isOn else { return }
            try tx.run("UPDATE live_code SET is_on = \(isOn) WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(.liveCodeSwitched(id, name: known.name, isOn: isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// With all that was counted and left. What was printed leads nowhere afterwards.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`.
    public func remove(_ id: LiveCodeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            for target in known.targets { try Self.erase(target.id, of: id, workspace, tx) }
            try tx.run("DELETE FROM live_visit WHERE workspace_id = \(workspace) AND code_id = \(id)")
            try tx.run("DELETE FROM live_guest WHERE workspace_id = \(workspace) AND code_id = \(id)")
            try tx.run("DELETE FROM live_day WHERE workspace_id = \(workspace) AND code_id = \(id)")
            try tx.run("DELETE FROM live_contact WHERE workspace_id = \(workspace) AND code_id = \(id)")
            try tx.run("DELETE FROM live_code WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(.liveCodeRemoved(id, name: known.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Forgets what a visitor left.
    public func forget(contact: Int64, of id: LiveCodeID, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run("DELETE FROM live_contact WHERE workspace_id = \(workspace) AND code_id = \(id) AND id = \(contact)")
        }
    }

    /// Does something to a code that is there, and notes it: as a change, if it is nothing that has a sentence of its own.
    func noting(
        _ id: LiveCodeID, _ workspace: WorkspaceID, _ cause: Cause,
        as act: @escaping @Sendable (LiveCodeEntry) throws -> AuditAct = { .liveCodeChanged($0.id, name: $0.name) }, _ deed: @escaping @Sendable (LiveCodeEntry, any WriteTransaction) throws -> Void
    ) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try deed(known, tx)
            try AuditLog.note(try act(known), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    static func known(_ id: LiveCodeID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> LiveCodeEntry {
        guard let known = try LiveCodeRows.one(id, in: workspace, tx) else { throw LiveCodeRefusal.notFound }
        return known
    }

    /// What was counted of it stays.
    static func erase(_ target: LiveTargetID, of code: LiveCodeID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let connection = try tx.first(
            "SELECT connection_id FROM live_target WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)"
        ) { row in row.optional(0) { row.id($0, ConnectionKind.self) } }
        if let connection = connection ?? nil {
            try tx.run("DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(LiveCodeRows.call(connection)) AND key = \("\(target)")")
        }
        try tx.run("DELETE FROM live_target_chat WHERE workspace_id = \(workspace) AND target_id = \(target)")
        try tx.run("DELETE FROM live_picture WHERE workspace_id = \(workspace) AND target_id = \(target)")
        try tx.run("DELETE FROM live_target WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)")
    }
}
