public import FeatureRules
public import Kernel
public import Storage

/// Where welcomes are made, changed and put in order. What is said changes by a new version; the old one stays.
public struct WelcomeDesk: Sendable {
    let database: any Database
    let world: World

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// In the order in which they are tried, the default last.
    public func all(in workspace: WorkspaceID) async throws -> [WelcomeEntry] {
        try await database.read { tx in try WelcomeRows.all(in: workspace, tx) }
    }

    /// - Throws: `WelcomeRefusal.notFound`.
    public func one(_ id: WelcomeID, in workspace: WorkspaceID) async throws -> WelcomeEntry {
        try await database.read { tx in try Self.known(id, workspace, tx) }
    }

    /// Makes one, behind those that are there.
    ///
    /// - Throws: `WelcomeRefusal.tooMany`, `.defaultTaken`.
    public func add(_ plan: WelcomePlan, workspace: WorkspaceID, cause: Cause) async throws -> WelcomeID {
        let id: WelcomeID = world.id(), now = world.now()
        try await database.write { [world] tx in
            let known = try WelcomeRows.all(in: workspace, tx)
            guard known.count < WelcomePolicy.welcomes else { throw WelcomeRefusal.tooMany }
            guard !plan.isDefault || !known.contains(where: \.isDefault) else { throw WelcomeRefusal.defaultTaken }
            let last = try tx.first("SELECT max(position) FROM welcome WHERE workspace_id = \(workspace)") { row in row.optional(0, row.int) }
            try tx.run(
                """
                INSERT INTO welcome (workspace_id, id, name, is_default, is_on, position, version, terms, created_by, created_ms)
                VALUES (\(workspace), \(id), \(plan.name), \(plan.isDefault), \(true), \(((last ?? nil) ?? -1) + 1), 1,
                    \(try WelcomeRows.json(plan.terms)), \(cause.description), \(now))
                """)
            let body = WelcomeBody(text: plan.text.text, calling: plan.calling, attachments: [])
            try Self.write(body, as: 1, named: plan.name, of: id, now, workspace, tx)
            try AuditLog.note(.welcomeMade(id, name: plan.name), workspace: workspace, cause: cause, world: world, tx)
        }
        return id
    }

    /// - Throws: `WelcomeRefusal.notFound`, `.defaultTaken`.
    public func change(_ id: WelcomeID, _ plan: WelcomePlan, workspace: WorkspaceID, cause: Cause) async throws {
        try await noting(id, workspace, cause) { [world] known, tx in
            if plan.isDefault, try WelcomeRows.all(in: workspace, tx).contains(where: { $0.isDefault && $0.id != id }) {
                throw WelcomeRefusal.defaultTaken
            }
            try tx.run(
                """
                UPDATE welcome SET name = \(plan.name), is_default = \(plan.isDefault), terms = \(try WelcomeRows.json(plan.terms))
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
            var body = known.body
            body.text = plan.text.text
            body.calling = plan.calling
            if body != known.body { try Self.renew(known, body, named: plan.name, world.now(), workspace, tx) }
        }
    }

    /// - Throws: `WelcomeRefusal.notFound`.
    public func turn(_ id: WelcomeID, isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            guard known.isOn != isOn else { return }
            try tx.run("UPDATE welcome SET is_on = \(isOn) WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(.welcomeSwitched(id, name: known.name, isOn: isOn), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Has it tried one place earlier; the first stays.
    ///
    /// - Throws: `WelcomeRefusal.notFound`.
    public func moveUp(_ id: WelcomeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await noting(id, workspace, cause) { _, tx in
            var order = try WelcomeRows.all(in: workspace, tx).map(\.id)
            guard let at = order.firstIndex(of: id), at > 0 else { return }
            order.swapAt(at, at - 1)
            for (position, each) in order.enumerated() {
                try tx.run("UPDATE welcome SET position = \(position) WHERE workspace_id = \(workspace) AND id = \(each)")
            }
        }
    }

    /// What it said is kept with those to whom it was said.
    ///
    /// - Throws: `WelcomeRefusal.notFound`.
    public func remove(_ id: WelcomeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try tx.run("DELETE FROM welcome_use WHERE workspace_id = \(workspace) AND welcome_id = \(id)")
            try tx.run("DELETE FROM welcome WHERE workspace_id = \(workspace) AND id = \(id)")
            try AuditLog.note(.welcomeRemoved(id, name: known.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Does something to a welcome that is there, and notes that it was changed.
    func noting(
        _ id: WelcomeID, _ workspace: WorkspaceID, _ cause: Cause, _ deed: @escaping @Sendable (WelcomeEntry, any WriteTransaction) throws -> Void
    ) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try deed(known, tx)
            try AuditLog.note(.welcomeChanged(id, name: known.name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    static func known(_ id: WelcomeID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WelcomeEntry {
        guard let known = try WelcomeRows.one(id, in: workspace, tx) else { throw WelcomeRefusal.notFound }
        return known
    }

    /// Writes the next version of what a welcome says.
    static func renew(
        _ known: WelcomeEntry, _ body: WelcomeBody, named name: String, _ now: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        try write(body, as: known.version + 1, named: name, of: known.id, now, workspace, tx)
        try tx.run("UPDATE welcome SET version = \(known.version + 1) WHERE workspace_id = \(workspace) AND id = \(known.id)")
    }

    private static func write(
        _ body: WelcomeBody, as version: Int, named name: String, of id: WelcomeID, _ now: Instant, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO welcome_version (workspace_id, welcome_id, version, name, body, written_ms)
            VALUES (\(workspace), \(id), \(version), \(name), \(try body.json), \(now))
            """)
        try tx.run("DELETE FROM welcome_use WHERE workspace_id = \(workspace) AND welcome_id = \(id)")
        for medium in body.media.sorted() {
            try tx.run("INSERT INTO welcome_use (workspace_id, welcome_id, medium_id) VALUES (\(workspace), \(id), \(medium))")
        }
    }
}
