internal import FeatureRules
public import Kernel
public import Storage
internal import Web

/// Where workspaces are made, renamed and looked up.
public struct WorkspaceDesk: Sendable {
    private let database: any Database
    private let world: World
    private let board = WorkspaceBoard()

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    public func all() async throws -> [Workspace] { try await database.read { try board.all($0) } }

    /// By name or id; nil if there is none.
    public func find(_ text: String) async throws -> Workspace? {
        try await all().first { $0.name == text || $0.id.description == text }
    }

    /// Makes a workspace. Its `owner`, if given, gets the role.
    ///
    /// - Parameter origin: of a sample, the workspace in whose log it is noted.
    /// - Throws: `StaffRefusal.workspaceNameEmpty`, `.workspaceNameTooLong`, `.zoneUnknown`.
    public func add(
        name typed: String, zone: String = Zone.shanghai.name, isSample: Bool = false, owner: StaffID? = nil, from origin: WorkspaceID? = nil,
        cause: Cause
    ) async throws -> Workspace {
        let name = try WorkspaceName(typed)
        guard let clock = Zone(zone) else { throw StaffRefusal.zoneUnknown }
        let id: WorkspaceID = world.id(), now = world.now()
        return try await database.write { tx in
            try board.add(id, name: name, zone: zone, isSample: isSample, now: now, tx)
            if let origin, isSample {
                try AuditLog.note(.sampleMade(id), workspace: origin, cause: cause, world: world, tx)
            }
            if let owner { try StaffBoard().grant(.owner, to: owner, in: id, cause: cause, now: now, tx) }
            return Workspace(id: id, name: name.shown, zone: clock, isSample: isSample)
        }
    }

    /// The workspace that commands use when none is named: the first that is no sample, made if there is none.
    public func first(orNamed name: String, cause: Cause) async throws -> Workspace {
        if let known = try await all().first(where: { !$0.isSample }) { return known }
        return try await add(name: name, cause: cause)
    }

    /// Says whether the zone is another one now.
    ///
    /// - Parameter zoneChanged: makes what was cut in the old zone again, in the same transaction.
    /// - Throws: `StaffRefusal` as in `add`, or `.workspaceUnknown`.
    @discardableResult
    public func change(
        _ workspace: WorkspaceID, name typed: String, zone: String, cause: Cause,
        zoneChanged: @escaping @Sendable (any WriteTransaction) throws -> Void
    ) async throws -> Bool {
        let name = try WorkspaceName(typed)
        guard Zone(zone) != nil else { throw StaffRefusal.zoneUnknown }
        return try await database.writeBulk { tx in
            guard let before = try board.find(workspace, tx) else { throw StaffRefusal.workspaceUnknown }
            try tx.run("UPDATE workspace SET name = \(name.shown), zone = \(zone) WHERE id = \(workspace)")
            if before.name != name.shown {
                try AuditLog.note(.workspaceRenamed(to: name.shown), workspace: workspace, cause: cause, world: world, tx)
            }
            guard before.zone.name != zone else { return false }
            try AuditLog.note(.zoneChanged(to: zone), workspace: workspace, cause: cause, world: world, tx)
            try zoneChanged(tx)
            return true
        }
    }

    /// Forgets a sample workspace and the seats in it, and who has a seat nowhere else with their sessions; the features remove
    /// their own rows in the same transaction by `also`.
    ///
    /// - Throws: `StaffRefusal.workspaceUnknown` if it is no sample.
    public func removeSample(
        _ workspace: WorkspaceID, cause: Cause, also: @escaping @Sendable (any WriteTransaction) throws -> Void
    ) async throws {
        try await database.writeBulk { tx in
            guard try board.find(workspace, tx)?.isSample == true else { throw StaffRefusal.workspaceUnknown }
            // Read first: `also` may take the seats along with every other row of the workspace.
            let staff = try StaffBoard().staff(of: workspace, tx)
            try also(tx)
            for id in staff { try StaffBoard().remove(id, from: workspace, tx) }
            try tx.run("DELETE FROM workspace WHERE id = \(workspace)")
            // Noted where its making was noted; its own log goes with it.
            let origins = try tx.all(
                "SELECT workspace_id FROM audit WHERE kind = 'sample.made' AND subject = \(workspace) AND workspace_id <> \(workspace)"
            ) { $0.id(0, WorkspaceKind.self) }
            for origin in origins {
                try AuditLog.note(.sampleRemoved(workspace), workspace: origin, cause: cause, world: world, tx)
            }
        }
    }
}
