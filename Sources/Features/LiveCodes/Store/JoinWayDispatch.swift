public import FeatureRules
internal import Foundation
public import Journal
public import Kernel
public import Storage

/// Between the outbox and whoever calls the platform: join ways that are to be made, and what became of them.
public struct JoinWayDispatch: Sendable {
    private let database: any Database
    private let outbox: Outbox

    public init(database: any Database, world: World) {
        self.database = database
        outbox = Outbox(world: world)
    }

    /// A join way that is to be made now.
    public struct Errand: Sendable {
        public var target: LiveTargetID
        public var order: JoinWayOrder
        let claimed: ClaimedCall
    }

    /// One that was made and whose picture is not known yet.
    public struct Made: Sendable, Equatable {
        public var target: LiveTargetID
        public var configID: String
    }

    /// Whether a connection has anything to make or to ask for; most looks find nothing, and write nothing.
    public func isDue(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> Bool {
        let isWaiting = try await database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM outbox
                WHERE workspace_id = \(workspace) AND call = \(LiveCodeRows.call(connection)) AND state IN ('waiting', 'claimed') LIMIT 1
                """)
        }
        if isWaiting { return true }
        return try await !unpictured(by: connection, in: workspace).isEmpty
    }

    /// Takes the next one of a connection; nil if nothing is due.
    public func next(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> Errand? {
        let claimed: ClaimedCall? = try await database.write { [outbox] tx in
            guard try ConnectionRows.isOn(connection, in: workspace, tx) else { return nil }
            try outbox.recover(workspace: workspace, tx)
            return try outbox.claim(1, of: LiveCodeRows.call(connection), workspace: workspace, tx).first
        }
        guard let claimed, let target = LiveTargetID(claimed.call.key) else { return nil }
        let order = try JSONDecoder().decode(JoinWayOrder.self, from: Data(claimed.call.body.utf8))
        return Errand(target: target, order: order, claimed: claimed)
    }

    /// Writes down what became of it.
    ///
    /// - Parameters:
    ///   - configID: the platform's name for it, if it was made.
    ///   - problem: why it was not, without personal data.
    public func settle(
        _ errand: Errand, _ outcome: OutboxDelivery.Outcome, configID: String?, problem: String?, workspace: WorkspaceID
    ) async throws {
        try await database.write { [outbox] tx in
            try outbox.settle(errand.claimed, outcome, problem: problem, workspace: workspace, tx)
            guard let configID else { return }
            try tx.run("UPDATE live_target SET config_id = \(configID) WHERE workspace_id = \(workspace) AND id = \(errand.target)")
        }
    }

    /// Those of a connection that cannot be shown because their picture was not asked for yet.
    public func unpictured(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> [Made] {
        try await database.read { tx in
            try tx.all(
                """
                SELECT id, config_id FROM live_target
                WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND config_id IS NOT NULL AND qr_code IS NULL
                """) { Made(target: $0.id(0), configID: $0.text(1)) }
        }
    }

    /// - Parameter qrCode: where the platform shows its picture.
    public func note(_ qrCode: String, of made: Made, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run("UPDATE live_target SET qr_code = \(qrCode) WHERE workspace_id = \(workspace) AND id = \(made.target)")
        }
    }
}
