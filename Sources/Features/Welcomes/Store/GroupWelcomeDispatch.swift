public import Journal
public import Kernel
public import Storage

/// Between the outbox and whoever calls the platform: templates that are to be made, changed or deleted, and what became of them.
public struct GroupWelcomeDispatch: Sendable {
    private let database: any Database
    private let outbox: Outbox

    public init(database: any Database, world: World) {
        self.database = database
        outbox = Outbox(world: world)
    }

    /// A template as it is to be at the platform.
    public struct Errand: Sendable {
        public var template: GroupWelcomeEntry
        let claimed: ClaimedCall
    }

    /// Whether a connection has anything to do; most looks find nothing, and write nothing.
    public func isDue(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> Bool {
        try await database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM outbox
                WHERE workspace_id = \(workspace) AND call = \(GroupWelcomeRows.call(connection)) AND state IN ('waiting', 'claimed') LIMIT 1
                """)
        }
    }

    /// Takes the next one of a connection; nil if nothing is due.
    public func next(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> Errand? {
        while true {
            let found: (ClaimedCall, GroupWelcomeEntry?)? = try await database.write { [outbox] tx in
                guard try ConnectionRows.isOn(connection, in: workspace, tx) else { return nil }
                try outbox.recover(workspace: workspace, tx)
                guard let claimed = try outbox.claim(1, of: GroupWelcomeRows.call(connection), workspace: workspace, tx).first else { return nil }
                let entry = try GroupWelcomeRows.all(in: workspace, tx).first { "\($0.id).\($0.edition)" == claimed.call.key }
                // Of one that is gone, or that a later change overtook.
                if entry == nil { try outbox.settle(claimed, .accepted, problem: nil, workspace: workspace, tx) }
                return (claimed, entry)
            }
            guard let found else { return nil }
            if let entry = found.1 { return Errand(template: entry, claimed: found.0) }
        }
    }

    /// Writes down what became of it. One that is deleted goes.
    ///
    /// - Parameters:
    ///   - templateID: the platform's name for it, if it was made.
    ///   - problem: why it was not, without personal data.
    public func settle(
        _ errand: Errand, _ outcome: OutboxDelivery.Outcome, templateID: String?, problem: String?, workspace: WorkspaceID
    ) async throws {
        try await database.write { [outbox] tx in
            try outbox.settle(errand.claimed, outcome, problem: problem, workspace: workspace, tx)
            guard outcome == .accepted else { return }
            if errand.template.isLeaving { return try GroupWelcomeDesk.erase(errand.template.id, workspace, tx) }
            guard let templateID else { return }
            try tx.run("UPDATE group_welcome SET template_id = \(templateID) WHERE workspace_id = \(workspace) AND id = \(errand.template.id)")
        }
    }
}
