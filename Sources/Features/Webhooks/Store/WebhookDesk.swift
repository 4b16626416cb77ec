public import FeatureRules
public import Journal
public import Kernel
public import Storage
public import Vault

/// Where addresses are added, changed and removed.
public struct WebhookDesk: Sendable {
    let database: any Database
    let vault: Vault
    let world: World
    /// Of one workspace.
    public static let limit = 20
    /// After a change of the secret the old one signs too for so long, so that a receiver can follow without losing anything.
    public static let overlap = Span.hours(24)

    public init(database: any Database, vault: Vault, world: World) {
        self.database = database
        self.vault = vault
        self.world = world
    }

    /// An address with its secret, which is not to be had again.
    public struct Fresh: Sendable {
        public var entry: WebhookEntry
        public var secret: WebhookSecret
    }

    /// The latest first.
    public func all(in workspace: WorkspaceID) async throws -> [WebhookEntry] {
        try await database.read { tx in try WebhookRows.all(in: workspace, tx) }
    }

    /// - Throws: `WebhookRefusal.notFound`.
    public func one(_ id: WebhookID, in workspace: WorkspaceID) async throws -> WebhookEntry {
        try await database.read { tx in try Self.known(id, workspace, tx) }
    }

    /// - Throws: `WebhookRefusal`.
    public func add(
        address typed: String, events: [WebhookEvent], workspace: WorkspaceID, cause: Cause
    ) async throws -> Fresh {
        let address = try WebhookAddress(typed)
        guard !events.isEmpty else { throw WebhookRefusal.noEvents }
        let id: WebhookID = world.id(), now = world.now(), secret = WebhookSecret(world: world)
        let sealed = try seal(secret, of: id, workspace)
        let entry = WebhookEntry(id: id, address: address.text, events: WebhookEvent.chosen(events.map(\.rawValue)), state: .on, created: now)
        try await database.write { [world] tx in
            guard try WebhookRows.all(in: workspace, tx).count < Self.limit else { throw WebhookRefusal.tooMany }
            try tx.run(
                """
                INSERT INTO webhook (workspace_id, id, address, events, state, secret, created_by, created_ms)
                VALUES (\(workspace), \(id), \(entry.address), \(Self.words(entry.events)), \(entry.state.rawValue), \(sealed),
                    \(cause.description), \(now))
                """)
            try WebhookFollower.begin(in: workspace, tx)
            try AuditLog.note(.webhookAdded(id, name: address.origin), workspace: workspace, cause: cause, world: world, tx)
        }
        return Fresh(entry: entry, secret: secret)
    }

    /// Chooses anew what it is told, or whether it is told anything; nil leaves that as it is.
    ///
    /// - Throws: `WebhookRefusal`.
    public func change(
        _ id: WebhookID, events: [WebhookEvent]?, isOn: Bool?, workspace: WorkspaceID, cause: Cause
    ) async throws {
        if let events, events.isEmpty { throw WebhookRefusal.noEvents }
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try WebhookFollower.begin(in: workspace, tx)
            if let words = events.map(Self.words), words != Self.words(known.events) {
                try tx.run("UPDATE webhook SET events = \(words) WHERE workspace_id = \(workspace) AND id = \(id)")
                try AuditLog.note(.webhookChanged(id, name: known.origin), workspace: workspace, cause: cause, world: world, tx)
            }
            if let isOn, isOn != (known.state == .on) {
                try Self.turn(known, isOn ? .on : .off, workspace: workspace, cause: cause, world: world, tx)
            }
        }
    }

    /// Makes a new secret; the old one signs beside it for a day.
    ///
    /// - Throws: `WebhookRefusal`.
    public func changeSecret(_ id: WebhookID, workspace: WorkspaceID, cause: Cause) async throws -> Fresh {
        let secret = WebhookSecret(world: world), sealed = try seal(secret, of: id, workspace), until = world.now() + Self.overlap
        let entry = try await database.write { [world] tx in
            var known = try Self.known(id, workspace, tx)
            try tx.run(
                """
                UPDATE webhook SET old_secret = secret, old_until_ms = \(until), secret = \(sealed)
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
            try AuditLog.note(.webhookSecretChanged(id, name: known.origin), workspace: workspace, cause: cause, world: world, tx)
            known.oldSecretUntil = until
            return known
        }
        return Fresh(entry: entry, secret: secret)
    }

    /// With everything it was told and was still to be told.
    ///
    /// - Throws: `WebhookRefusal.notFound`.
    public func remove(_ id: WebhookID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world] tx in
            let known = try Self.known(id, workspace, tx)
            try tx.run("DELETE FROM webhook WHERE workspace_id = \(workspace) AND id = \(id)")
            try tx.run("DELETE FROM outbox WHERE workspace_id = \(workspace) AND call = \(WebhookRows.call(id))")
            try tx.run("DELETE FROM webhook_delivery WHERE workspace_id = \(workspace) AND webhook_id = \(id)")
            try AuditLog.note(.webhookRemoved(id, name: known.origin), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Sends a message that says nothing but that it is a test.
    ///
    /// - Throws: `WebhookRefusal.notFound`, `.isOff`.
    public func test(_ id: WebhookID, workspace: WorkspaceID) async throws -> OutboxID {
        try await database.write { [world] tx in
            guard try Self.known(id, workspace, tx).state == .on else { throw WebhookRefusal.isOff }
            return try WebhookNews.test(id, workspace: workspace, world: world, tx)
        }
    }

    /// Writes down what a person decided about a delivery that failed or whose answers were lost.
    ///
    /// - Throws: `WebhookRefusal.notFound`, `.notDecidable`, `.isOff` for another try to an address that is off.
    public func decide(_ delivery: OutboxID, _ verdict: OutboxDelivery.Verdict, workspace: WorkspaceID) async throws {
        try await database.write { [world] tx in
            let hook = try tx.first("SELECT webhook_id FROM webhook_delivery WHERE workspace_id = \(workspace) AND id = \(delivery)") {
                $0.id(0, WebhookKind.self)
            }
            guard let hook else { throw WebhookRefusal.notFound }
            guard try verdict != .again || Self.known(hook, workspace, tx).state == .on else { throw WebhookRefusal.isOff }
            guard try Outbox(world: world).resolve(delivery, verdict, workspace: workspace, tx) else { throw WebhookRefusal.notDecidable }
        }
    }

    static func turn(
        _ known: WebhookEntry, _ state: WebhookState, workspace: WorkspaceID, cause: Cause, world: World, _ tx: any WriteTransaction
    ) throws {
        try tx.run("UPDATE webhook SET state = \(state.rawValue) WHERE workspace_id = \(workspace) AND id = \(known.id)")
        try AuditLog.note(
            .webhookSwitched(known.id, name: known.origin, isOn: state == .on), workspace: workspace, cause: cause, world: world, tx)
    }

    private static func known(_ id: WebhookID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WebhookEntry {
        guard let known = try WebhookRows.one(id, in: workspace, tx) else { throw WebhookRefusal.notFound }
        return known
    }

    private func seal(_ secret: WebhookSecret, of id: WebhookID, _ workspace: WorkspaceID) throws -> [UInt8] {
        do { return try vault.seal(secret.bytes, for: WebhookRows.place(id, in: workspace)) } catch VaultProblem.noKey {
            throw WebhookRefusal.keyMissing
        }
    }

    private static func words(_ events: [WebhookEvent]) -> String { WebhookEvent.chosen(events.map(\.rawValue)).map(\.rawValue).joined(separator: " ") }
}
