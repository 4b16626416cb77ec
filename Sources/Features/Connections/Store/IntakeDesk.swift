public import FeatureRules
public import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Works off the inbox of a connection, and looks at what it tells of: parse, look, record with the boards, settle.
///
/// What follows from a delivery and the word that it was handled stand in one transaction: whatever crashes, it follows once.
public struct IntakeDesk: Sendable {
    /// What came of a run.
    public struct Outcome: Sendable, Hashable {
        /// Deliveries that are settled for good, and those that come again.
        public var handled = 0
        public var postponed = 0
        public var refused = 0
        /// Groups that were looked at.
        public var groups = 0
        public var came = 0
        public var went = 0

        public init() {}

        /// No board has changed.
        public var isNothing: Bool { came == 0 && went == 0 }

        mutating func add(_ group: CustomerGroupDesk.Outcome) {
            groups += 1
            came += group.came
            went += group.went
        }

        public mutating func add(_ other: Outcome) {
            handled += other.handled
            postponed += other.postponed
            refused += other.refused
            groups += other.groups
            came += other.came
            went += other.went
        }
    }

    /// So many deliveries are taken at a time: the more, the more of them one look at a group answers.
    private static let batch = 1000
    private static let looksAtOnce = 8

    private let database: any Database
    private let inbox: Inbox
    private let groups: CustomerGroupDesk
    private let world: World

    public init(database: any Database, groups: CustomerGroupDesk, world: World) {
        self.database = database
        self.groups = groups
        self.world = world
        inbox = Inbox(world: world)
    }

    /// Handles what is due, until nothing is.
    ///
    /// - Throws: `WeComFailure` if the platform takes the secret no more; what was not handled then waits.
    public func handle(_ connection: ConnectionEntry, by client: WeComClient, workspace: WorkspaceID) async throws -> Outcome {
        var outcome = Outcome()
        while true {
            try Task.checkCancellation()
            let claimed = try await database.write { [inbox] tx in
                try inbox.recover(workspace: workspace, tx)
                return try inbox.next(from: connection.inboxSource, limit: Self.batch, workspace: workspace, tx)
            }
            if claimed.isEmpty { return outcome }
            outcome.add(try await handle(claimed, connection, client, workspace))
        }
    }

    /// Looks at every group that the secret may see: at the beginning, and as a check that nothing was lost.
    ///
    /// - Parameter progress: told after each page of groups how many were looked at.
    /// - Throws: `WeComFailure`.
    public func sync(
        _ connection: ConnectionEntry, by client: WeComClient, workspace: WorkspaceID, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome {
        var outcome = Outcome()
        for try await page in client.pages({ WeComGroups.list(cursor: $0) }) {
            let told: [String: [ClaimedDelivery]] = Dictionary(page.groups.map { ($0.chatID, []) }, uniquingKeysWith: { first, _ in first })
            outcome.add(try await look(told, connection, client, workspace))
            progress(outcome.groups)
        }
        return outcome
    }

    private func handle(
        _ claimed: [ClaimedDelivery], _ connection: ConnectionEntry, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws -> Outcome {
        var byChat: [String: [ClaimedDelivery]] = [:], others: [ClaimedDelivery] = []
        for delivery in claimed {
            // What was kept could be read then; a later version may read less.
            if let message = try? CallbackMessage(delivery.body), let callback = GroupCallback(message) {
                byChat[callback.chatID, default: []].append(delivery)
            } else {
                others.append(delivery)
            }
        }
        var outcome = Outcome()
        if !others.isEmpty {
            let others = others
            try await settle(others, .handled, problem: "nothing is made of such an event yet", workspace)
            outcome.handled += others.count
        }
        outcome.add(try await look(byChat, connection, client, workspace))
        return outcome
    }

    /// Looks at groups, a few at a time, and settles the deliveries that told of them.
    private func look(
        _ told: [String: [ClaimedDelivery]], _ connection: ConnectionEntry, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome.self) { looks in
            var outcome = Outcome(), started = 0
            for (chat, deliveries) in told.sorted(by: { $0.key < $1.key }) {
                if started >= Self.looksAtOnce, let done = try await looks.next() { outcome.add(done) }
                started += 1
                looks.addTask { try await look(chat, deliveries, connection, client, workspace) }
            }
            for try await done in looks { outcome.add(done) }
            return outcome
        }
    }

    private func look(
        _ chat: String, _ deliveries: [ClaimedDelivery], _ connection: ConnectionEntry, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws -> Outcome {
        let callbacks = deliveries.compactMap { try? GroupCallback(CallbackMessage($0.body)) }
        var outcome = Outcome()
        // A look shows at least what happened before it was asked for.
        let at = world.now()
        let group: WeComGroup
        do throws(WeComFailure) { group = try await client.call(WeComGroups.get(chat)) } catch {
            return try await unseen(chat, error, deliveries, connection, workspace)
        }
        let look = GroupLook(group, at: at)
        let found = try await database.write { [groups, inbox] tx in
            let found = try groups.note(look, told: callbacks.flatMap(\.tellings), from: connection, workspace: workspace, tx)
            // What is told a second time is older than what is known then.
            let result: Handling.Outcome = found.isDoubtful ? .postponed : .handled
            for delivery in deliveries { try inbox.settle(delivery, result, workspace: workspace, tx) }
            return found
        }
        outcome.add(found)
        if found.isDoubtful { outcome.postponed = deliveries.count } else { outcome.handled = deliveries.count }
        return outcome
    }

    /// The platform does not show the group: it is over, or it may work another time, or a person must look.
    private func unseen(
        _ chat: String, _ failure: WeComFailure, _ deliveries: [ClaimedDelivery], _ connection: ConnectionEntry, _ workspace: WorkspaceID
    ) async throws -> Outcome {
        if failure.endsConnection {
            try await settle(deliveries, .postponed, problem: "\(failure)", workspace)
            throw failure
        }
        var outcome = Outcome()
        switch failure.remedy {
        case .renewToken, .backOff, .rateLimited, .inDoubt:
            try await settle(deliveries, .postponed, problem: "\(failure)", workspace)
            outcome.postponed = deliveries.count
        case .skip, .permanent, .done, .startOver:
            let isOver = failure.code == .groupDismissed || failure.code == .notACustomerGroup
            guard isOver else {
                try await settle(deliveries, .refused, problem: "\(failure)", workspace)
                outcome.refused = deliveries.count
                return outcome
            }
            try await database.write { [groups, inbox] tx in
                try groups.dismiss(chat, from: connection, workspace: workspace, tx)
                for delivery in deliveries { try inbox.settle(delivery, .handled, workspace: workspace, tx) }
            }
            outcome.handled = deliveries.count
        }
        return outcome
    }

    private func settle(
        _ deliveries: [ClaimedDelivery], _ result: Handling.Outcome, problem: String?, _ workspace: WorkspaceID
    ) async throws {
        guard !deliveries.isEmpty else { return }
        try await database.write { [inbox] tx in
            for delivery in deliveries { try inbox.settle(delivery, result, problem: problem, workspace: workspace, tx) }
        }
    }
}

extension WeComFailure {
    /// The platform does not take the credentials: nothing else will work before somebody changes them.
    public var endsConnection: Bool {
        guard let code else { return false }
        return [.invalidSecret, .invalidCorpID, .untrustedAddress].contains(code) || code.rawValue == 40091
    }
}
