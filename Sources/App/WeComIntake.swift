public import FeatureRules
public import FeatureStores
internal import Journal
public import Kernel
public import Logging
internal import Storage
public import WeComConnector

/// Works off what WeCom called with, and looks at everything once a day. Each connection has a line of its own, so that a slow one
/// holds up no other.
public actor WeComIntake {
    private let installation: Installation
    private let clients: WeComClients
    private let logger: Logger
    private var busy: Set<ConnectionID> = []
    /// Whose deliveries are held by nobody but us.
    private var begun: Set<ConnectionID> = []
    /// When a comparison that failed may be tried again.
    private var resting: [ConnectionID: Instant] = [:]
    /// When the last comparison began.
    private var compared: [ConnectionID: Instant] = [:]
    /// Where something may have been noted that the figures do not know.
    private var unfinished: Set<ConnectionID> = []

    private static let pause = Duration.seconds(1)
    /// Callbacks get lost ([D:90930], read 2025): so often everything is compared with the platform.
    private static let syncEvery = Span.hours(24)
    private static let restAfterFailure = Span.minutes(10)

    public init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        clients = WeComClients(desk: installation.connections, limits: installation.weComLimits, logger: logger, world: installation.world)
    }

    /// Works until the task is cancelled.
    func work() async throws {
        await withDiscardingTaskGroup { lines in
            while !Task.isCancelled {
                do {
                    for workspace in try await installation.workspaces.all().map(\.id) {
                        for connection in try await installation.connections.all(in: workspace) where connection.state == .on {
                            guard busy.insert(connection.id).inserted else { continue }
                            lines.addTask { await self.carry(connection, workspace) }
                        }
                    }
                } catch {
                    if !Task.isCancelled { logger.error("the connections could not be read: \(type(of: error))") }
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
        await clients.close()
    }

    /// Handles what is due, looks at everything, and handles what came meanwhile. What the second of them finds is the drift: nobody
    /// told it.
    ///
    /// - Throws: `WeComFailure`, `ConnectionRefusal`, `StorageError`.
    public func sync(_ connection: ConnectionEntry, in workspace: WorkspaceID) async throws -> Findings {
        let began = installation.world.now()
        let company = try await company(connection, workspace)
        var findings = Findings()
        // Whatever ends this, what was noted until then gets its figures the next time.
        let isLeft = !unfinished.insert(connection.id).inserted
        findings.told.add(try await noting(company) { try await installation.intake.handle(company) })
        // Before it is compared: who went over is no drift.
        try await noting(company) { try await installation.transferPush.run(company, asking: true) }
        do {
            findings.drift = try await noting(company) { try await installation.intake.compare(company) }
        } catch let failure as WeComFailure where failure.cause != .cancelled {
            try await installation.connections.noteNotCompared(connection, failure, workspace: workspace)
            throw failure
        }
        try await installation.connections.noteCompared(connection, findings.drift, began: began, workspace: workspace)
        findings.told.add(try await noting(company) { try await installation.intake.handle(company) })
        try await noting(company) { _ = try await installation.tagPush.run(company) }
        if !findings.isNothing || isLeft { try await installation.insights.refresh(workspace) }
        unfinished.remove(connection.id)
        return findings
    }

    /// What callbacks told, and what a comparison found that they had not.
    public struct Findings: Sendable {
        public var told = IntakeOutcome()
        public var drift = IntakeOutcome()

        public init() {}

        public var isNothing: Bool { told.isNothing && drift.isNothing }
    }

    private func company(_ connection: ConnectionEntry, _ workspace: WorkspaceID) async throws -> ConnectedCompany {
        ConnectedCompany(connection: connection, client: try await clients.client(of: connection, in: workspace), workspace: workspace)
    }

    public func close() async { await clients.close() }

    private func carry(_ connection: ConnectionEntry, _ workspace: WorkspaceID) async {
        defer { busy.remove(connection.id) }
        if begun.insert(connection.id).inserted {
            await telling(connection) { try await installation.intake.releaseAll(of: connection, workspace: workspace) }
        }
        let now = installation.world.now(), isRested = resting[connection.id].map { $0 <= now } ?? true
        if isAsked(connection, since: compared[connection.id])
            || (isAsked(connection, since: nil) || connection.synced.map { now - $0 >= Self.syncEvery } ?? true) && isRested {
            resting[connection.id] = now + Self.restAfterFailure
            compared[connection.id] = now
            await telling(connection) {
                let found = try await sync(connection, in: workspace).drift
                logger.info("compared with WeCom", metadata: Self.metadata(found, connection))
                try await installation.intake.forget(of: connection, workspace: workspace)
            }
        }
        await telling(connection) {
            let company = try await company(connection, workspace)
            let isLeft = !unfinished.insert(connection.id).inserted
            let outcome = try await noting(company) { try await installation.intake.handle(company) }
            try await noting(company) { _ = try await installation.tagPush.run(company) }
            try await noting(company) { try await installation.transferPush.run(company) }
            if !outcome.isNothing || isLeft { try await installation.insights.refresh(workspace) }
            unfinished.remove(connection.id)
        }
    }

    /// The drift by kind, for the log.
    private static func metadata(_ found: IntakeOutcome, _ connection: ConnectionEntry) -> Logger.Metadata {
        let counts = [
            "groups": found.groups, "missed": found.missed, "hidden": found.hidden, "came": found.came, "went": found.went,
            "renamed": found.renamed, "contacts": found.contacts, "added": found.added, "lost": found.lost, "changed": found.changed,
            "tagged": found.tagged, "tags": found.tags,
        ]
        return counts.mapValues { "\($0)" }.merging(["connection": "\(connection.id)"]) { _, new in new }
    }

    /// A person asked for a comparison, none came to its end since, and none has begun since then.
    private func isAsked(_ connection: ConnectionEntry, since begun: Instant?) -> Bool {
        guard let asked = connection.asked else { return false }
        return [connection.synced, begun].allSatisfy { $0.map { $0 < asked } ?? true }
    }

    /// Says what failed, without what a person wrote, and goes on.
    private func telling(_ connection: ConnectionEntry, _ work: () async throws -> Void) async {
        do { try await work() } catch is CancellationError {} catch let failure as WeComFailure {
            logger.error("WeCom did not answer as expected", metadata: ["connection": "\(connection.id)", "problem": "\(failure)"])
        } catch {
            // The type only: the text of an error may carry what a person wrote.
            logger.error("the intake ended: \(type(of: error))", metadata: ["connection": "\(connection.id)"])
        }
    }

    /// Notes that the platform takes the credentials no more.
    private func noting<T: Sendable>(_ company: ConnectedCompany, _ work: () async throws -> T) async throws -> T {
        do { return try await work() } catch let failure as WeComFailure where failure.endsConnection {
            try await installation.connections.noteRefused(company.connection, failure, workspace: company.workspace)
            throw failure
        }
    }
}
