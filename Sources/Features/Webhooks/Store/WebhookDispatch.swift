public import FeatureRules
public import Journal
public import Kernel
public import Storage
public import Vault

/// Between the outbox and whoever posts: what is to be sent, and what became of it.
public struct WebhookDispatch: Sendable {
    private let database: any Database
    private let vault: Vault
    private let world: World
    private let outbox: Outbox
    /// A post takes ten seconds at most. After a crash the next try is not far.
    private static let lease = Span.seconds(30)
    /// Older deliveries are forgotten, done or not.
    public static let kept = Span.days(30)
    private static let forgottenAtOnce = 500

    public init(database: any Database, vault: Vault, world: World) {
        self.database = database
        self.vault = vault
        self.world = world
        outbox = Outbox(world: world)
    }

    /// A post that is to be made now.
    public struct Errand: Sendable {
        public var webhook: WebhookID
        public var address: String
        /// The same at every try.
        public var id: String
        public var body: String
        /// The current one, and the one before it for a day; empty if they cannot be opened.
        public var secrets: [[UInt8]]
        let claimed: ClaimedCall
    }

    /// The addresses for which something is due.
    public func due(in workspace: WorkspaceID) async throws -> [WebhookID] {
        try await database.read { [world] tx in
            let now = world.now()
            return try WebhookRows.all(in: workspace, tx).filter { hook in
                try hook.state == .on
                    && tx.exists(
                        """
                        SELECT 1 FROM outbox WHERE workspace_id = \(workspace) AND call = \(WebhookRows.call(hook.id))
                        AND state IN ('waiting', 'claimed') AND due_ms <= \(now) LIMIT 1
                        """)
            }.map(\.id)
        }
    }

    /// Takes the next post to an address; nil if nothing is due or it is off.
    public func next(to webhook: WebhookID, in workspace: WorkspaceID) async throws -> Errand? {
        let found = try await database.write { [outbox, world] tx -> (claimed: ClaimedCall, address: String, sealed: [[UInt8]])? in
            try outbox.recover(workspace: workspace, tx)
            let now = world.now()
            let hook = try tx.first(
                """
                SELECT address, secret, old_secret, old_until_ms FROM webhook
                WHERE workspace_id = \(workspace) AND id = \(webhook) AND state = \(WebhookState.on.rawValue)
                """
            ) { row in
                let old = row.optional(3, row.instant).map { $0 > now } ?? false ? row.optional(2, row.blob) : nil
                return (address: row.text(0), sealed: [row.blob(1)] + (old.map { [$0] } ?? []))
            }
            guard let hook, let claimed = try outbox.claim(1, lease: Self.lease, of: WebhookRows.call(webhook), workspace: workspace, tx).first
            else { return nil }
            return (claimed, hook.address, hook.sealed)
        }
        guard let found else { return nil }
        let place = WebhookRows.place(webhook, in: workspace)
        let secrets = found.sealed.compactMap { try? vault.open($0, for: place) }
        return Errand(
            webhook: webhook, address: found.address, id: "msg_\(found.claimed.id)", body: found.claimed.call.body,
            secrets: secrets, claimed: found.claimed)
    }

    /// Writes down what became of a post; an answer that comes too late to matter is not kept. An address that answers 410 is
    /// switched off.
    ///
    /// - Parameters:
    ///   - status: of HTTP; nil if none came.
    ///   - problem: a word why there is none.
    public func settle(
        _ errand: Errand, _ outcome: OutboxDelivery.Outcome, status: Int?, problem: String?, took: Span, workspace: WorkspaceID
    ) async throws {
        try await database.write { [outbox, world] tx in
            let word = problem ?? (outcome == .accepted ? nil : status.map { "\($0)" })
            if try outbox.settle(errand.claimed, outcome, problem: word, workspace: workspace, tx) {
                try tx.run(
                    """
                    UPDATE webhook_delivery SET status = \(status.bound), problem = \(problem.bound), took_ms = \(took.milliseconds),
                        answered_ms = \(world.now())
                    WHERE workspace_id = \(workspace) AND id = \(errand.claimed.id)
                    """)
            }
            if status == 410, let hook = try WebhookRows.one(errand.webhook, in: workspace, tx), hook.state == .on {
                try WebhookDesk.turn(hook, .gone, workspace: workspace, cause: .system, world: world, tx)
            }
        }
    }

    /// Forgets what is old. Says how much it was.
    @discardableResult
    public func forget(in workspace: WorkspaceID) async throws -> Int {
        let before = world.now() - Self.kept
        let old = try await database.read { tx in
            try tx.all(
                "SELECT id FROM webhook_delivery WHERE workspace_id = \(workspace) AND created_ms < \(before) LIMIT \(Self.forgottenAtOnce)"
            ) { $0.id(0, OutboxKind.self) }
        }
        guard !old.isEmpty else { return 0 }
        try await database.write { tx in
            for id in old {
                try tx.run("DELETE FROM outbox WHERE workspace_id = \(workspace) AND id = \(id)")
                try tx.run("DELETE FROM webhook_delivery WHERE workspace_id = \(workspace) AND id = \(id)")
            }
        }
        return old.count
    }

    /// How many addresses have a secret that this installation's key does not open.
    public func unreadable(in workspace: WorkspaceID) async throws -> Int {
        let sealed = try await database.read { tx in
            try tx.all("SELECT id, secret FROM webhook WHERE workspace_id = \(workspace)") { (id: $0.id(0, WebhookKind.self), secret: $0.blob(1)) }
        }
        return sealed.count { (try? vault.open($0.secret, for: WebhookRows.place($0.id, in: workspace))) == nil }
    }
}
