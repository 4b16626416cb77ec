public import FeatureRules
public import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Works off the inbox of a connection: claims deliveries, hands each to the topic of its event, and lets go of what was not settled.
///
/// What follows from a delivery and the word that it was handled stand in one transaction: whatever crashes, it follows once.
public struct IntakeDesk: Sendable {
    /// So many deliveries are taken at a time: the more, the more of them one look answers.
    private static let batch = 10_000
    /// Handled deliveries are kept for so long, so that they can be handled once more; a callback is taken for ten minutes.
    private static let keptFor = Span.days(7)
    private static let forgottenAtOnce = 5000

    private let database: any Database
    private let inbox: Inbox
    private let topics: [any IntakeTopic]
    private let world: World

    /// - Parameter topics: in the order in which they have their turn.
    public init(database: any Database, topics: [any IntakeTopic], world: World) {
        self.database = database
        self.topics = topics
        self.world = world
        inbox = Inbox(world: world)
    }

    /// Handles what is due, until nothing is.
    ///
    /// - Throws: `WeComFailure` if the platform takes the secret no more; what was not handled then waits.
    public func handle(_ company: ConnectedCompany) async throws -> IntakeOutcome {
        var outcome = IntakeOutcome()
        while true {
            try Task.checkCancellation()
            let source = company.connection.inboxSource, workspace = company.workspace
            let claimed = try await database.write { [inbox] tx in
                try inbox.recover(of: source, workspace: workspace, tx)
                return try inbox.next(from: source, limit: Self.batch, workspace: workspace, tx)
            }
            if claimed.isEmpty { return outcome }
            do {
                outcome.add(try await holding(claimed, company) { try await route(claimed, company) })
            } catch {
                // However this ended, it is not the deliveries' fault. Not a child of this task, which may be cancelled.
                _ = await Task { [database, inbox] in
                    try await database.write { tx in try inbox.release(claimed, workspace: workspace, tx) }
                }.result
                throw error
            }
        }
    }

    /// Looks at everything: at the beginning, and as a check that nothing was lost. What a secret may not see does not keep it from the
    /// rest.
    ///
    /// - Throws: `WeComFailure` if the platform takes the credentials no more.
    public func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome {
        var outcome = IntakeOutcome()
        for topic in topics {
            do { outcome.add(try await topic.compare(company)) } catch let failure as WeComFailure {
                switch try IntakeSettlement.verdict(failure) {
                case .later: outcome.missed += 1
                case .never: outcome.hidden += 1
                }
            }
        }
        return outcome
    }

    /// Lets go of what somebody had claimed who was stopped; before anything is handled.
    public func releaseAll(of connection: ConnectionEntry, workspace: WorkspaceID) async throws {
        try await database.write { [inbox] tx in _ = try inbox.releaseAll(of: connection.inboxSource, workspace: workspace, tx) }
    }

    /// Deletes what was handled long ago.
    public func forget(of connection: ConnectionEntry, workspace: WorkspaceID) async throws {
        let before = world.now() - Self.keptFor
        while true {
            try Task.checkCancellation()
            let count = try await database.write { [inbox] tx in
                try inbox.forget(
                    of: connection.inboxSource, handledBefore: before, limit: Self.forgottenAtOnce, workspace: workspace, tx)
            }
            if count < Self.forgottenAtOnce { return }
        }
    }

    private func route(_ claimed: [ClaimedDelivery], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        var told: [String: [ToldDelivery]] = [:], others: [ClaimedDelivery] = []
        for delivery in claimed {
            // What was kept could be read then; a later version may read less.
            if let message = try? CallbackMessage(delivery.body), let event = message.event, topics.contains(where: { $0.event == event }) {
                told[event, default: []].append(ToldDelivery(delivery: delivery, message: message))
            } else {
                others.append(delivery)
            }
        }
        try await IntakeSettlement(database: database, world: world).settle(
            others, .handled, problem: "nothing is made of such an event yet", in: company.workspace)
        var outcome = IntakeOutcome()
        outcome.handled = others.count
        for topic in topics {
            if let told = told[topic.event] { outcome.add(try await topic.handle(told, of: company)) }
        }
        return outcome
    }

    /// Renews the claims while the work lasts: looks may be slow.
    private func holding<T: Sendable>(
        _ claimed: [ClaimedDelivery], _ company: ConnectedCompany, _ work: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        try await withThrowingTaskGroup(of: T?.self) { tasks in
            defer { tasks.cancelAll() }
            tasks.addTask { try await work() }
            tasks.addTask { [database, inbox] in
                while true {
                    try await Task.sleep(for: .milliseconds(Inbox.lease.milliseconds / 3))
                    try await database.write { tx in try inbox.renew(claimed, workspace: company.workspace, tx) }
                }
            }
            guard case let done?? = try await tasks.next() else { throw CancellationError() }
            return done
        }
    }
}
