public import FeatureRules
internal import Foundation
public import Journal
public import Kernel
public import Storage

/// Between the outbox and whoever calls the platform: codes that are to be made, changed and deleted there, and what became of it.
public struct ChannelDispatch: Sendable {
    private let database: any Database
    private let watch: ChannelWatch
    private let outbox: Outbox
    private let world: World

    public init(database: any Database, watch: ChannelWatch, world: World) {
        self.database = database
        self.watch = watch
        self.world = world
        outbox = Outbox(world: world)
    }

    /// The raw value is the last part of the key in the outbox.
    public enum Deed: String, Sendable {
        case make, show, end
    }

    /// A code that is to be deleted at the platform.
    public struct End: Codable, Sendable {
        /// Nil if it is not known whether it was made.
        public var configID: String?
        public var attribution: String
        var createdMs: Int64

        public var created: Instant { Instant(milliseconds: createdMs) }
    }

    /// Something to be done at the platform now.
    public struct Errand: Sendable {
        public enum Task: Sendable {
            case make(ChannelEntry)
            case show(ChannelEntry, configID: String)
            case end(End)
            /// Nothing is left of it.
            case nothing
        }

        public var task: Task
        /// Whether it is to be asked if it was done already.
        public var isQuestion: Bool
        let code: ChannelCodeID?
        let connection: ConnectionID
        let claimed: ClaimedCall
    }

    /// What the platform has now.
    public struct Found: Sendable, Equatable {
        public var configID: String
        public var qrCode: String
        public var shown: ChannelRoster

        public init(configID: String, qrCode: String, shown: ChannelRoster) {
            self.configID = configID
            self.qrCode = qrCode
            self.shown = shown
        }
    }

    /// Decides anew where the clock says so. Whether a connection has anything to do then; most looks find nothing and write nothing.
    public func isDue(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> Bool {
        let now = world.now()
        if try await database.read({ tx in try watch.isDue(of: connection, in: workspace, tx) }) {
            try await database.write { tx in try watch.renewDue(of: connection, in: workspace, tx) }
        }
        return try await database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM outbox WHERE workspace_id = \(workspace) AND call = \(ChannelRows.call(connection))
                AND state IN ('waiting', 'checking', 'claimed') AND due_ms <= \(now) LIMIT 1
                """)
        }
    }

    /// Takes the next one of a connection; nil if nothing is due.
    public func next(by connection: ConnectionID, in workspace: WorkspaceID) async throws -> Errand? {
        try await database.write { [outbox] tx in
            guard try ConnectionRows.isOn(connection, in: workspace, tx) else { return nil }
            try outbox.recover(workspace: workspace, tx)
            guard let claimed = try outbox.claim(1, of: ChannelRows.call(connection), workspace: workspace, tx).first else { return nil }
            let parts = claimed.call.key.split(separator: "/"), deed = Deed(rawValue: String(parts.last ?? ""))
            let id = parts.first.flatMap { ChannelCodeID($0) }, entry = try id.flatMap { try ChannelRows.one($0, in: workspace, tx) }
            let task: Errand.Task =
                switch (deed, entry) {
                case (.make, let entry?) where entry.configID == nil: .make(entry)
                case (.show, let entry?): entry.isShown ? .nothing : entry.configID.map { .show(entry, configID: $0) } ?? .nothing
                case (.end, _): (try? JSONDecoder().decode(End.self, from: Data(claimed.call.body.utf8))).map { .end($0) } ?? .nothing
                default: .nothing
                }
            return Errand(task: task, isQuestion: claimed.errand == .question, code: id, connection: connection, claimed: claimed)
        }
    }

    /// Writes down what became of it.
    ///
    /// - Parameters:
    ///   - found: what the platform has now, if it was made, changed, or found to be so.
    ///   - problem: why it was not, without personal data.
    public func settle(
        _ errand: Errand, _ outcome: OutboxDelivery.Outcome, found: Found? = nil, problem: String? = nil, workspace: WorkspaceID
    ) async throws {
        try await database.write { [outbox, watch, world] tx in
            try outbox.settle(errand.claimed, outcome, problem: problem, workspace: workspace, tx)
            guard let found, let id = errand.code else { return }
            try tx.run(
                """
                UPDATE channel_code SET config_id = \(found.configID), qr_code = \(found.qrCode), shown = \(ChannelRows.json(found.shown))
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
            guard let entry = try ChannelRows.one(id, in: workspace, tx) else {
                // Removed here while it was made there.
                if case .make(let entry) = errand.task { try ChannelDesk.end(entry, configID: found.configID, workspace, world, tx) }
                return
            }
            // Decided anew meanwhile.
            if !entry.isShown { try watch.want(entry, in: workspace, tx) }
        }
    }

    /// The platform does not know the code any more: somebody deleted it there. It is made anew, with the same `state`.
    public func makeAnew(_ errand: Errand, workspace: WorkspaceID) async throws {
        guard case .show(let entry, _) = errand.task else { return }
        let call = ChannelRows.call(errand.connection), key = ChannelRows.key(entry.id, .make)
        try await database.write { [outbox] tx in
            try outbox.settle(errand.claimed, .permanent, problem: "it is gone at the platform", workspace: workspace, tx)
            try tx.run(
                "UPDATE channel_code SET config_id = NULL, qr_code = NULL, shown = NULL WHERE workspace_id = \(workspace) AND id = \(entry.id)")
            try tx.run("DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND key = \(key)")
            try outbox.add([OutboxCall(call: call, key: key, certainty: .checkable, body: "{}")], workspace: workspace, tx)
        }
    }
}
