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
        /// Groups that could not be looked at.
        public var missed = 0
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
            missed += other.missed
            came += other.came
            went += other.went
        }
    }

    /// So many deliveries are taken at a time: the more, the more of them one look at a group answers.
    private static let batch = 200
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
    /// - Throws: `WeComFailure`.
    public func sync(_ connection: ConnectionEntry, by client: WeComClient, workspace: WorkspaceID) async throws -> Outcome {
        var outcome = Outcome()
        let began = world.now()
        for owners in try await owners(client) {
            for try await page in client.pages({ WeComGroups.list(owners: owners, cursor: $0) }) {
                outcome.add(try await look(page.groups.map(\.chatID), connection, client, workspace))
            }
        }
        // Those that are known here and not listed any more: over, or of an owner who left.
        let rest = try await database.read { tx in
            try CustomerGroupDesk.live(of: connection, notLookedAtSince: began, workspace: workspace, tx)
        }
        outcome.add(try await look(rest, connection, client, workspace))
        return outcome
    }

    /// For whose groups to ask: everybody's at once, or where the company is too large for that, a hundred owners at a time.
    ///
    /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
    @_optimize(none)
    private func owners(_ client: WeComClient) async throws -> [[String]] {
        do throws(WeComFailure) { _ = try await client.call(WeComGroups.list(limit: 1)) } catch {
            guard error.code == .needsOwnerFilter else { throw error }
            let all = try await client.call(WeComContacts.followers).userIDs
            return stride(from: 0, to: all.count, by: 100).map { Array(all[$0..<min($0 + 100, all.count)]) }
        }
        return [[]]
    }

    private func look(
        _ chats: [String], _ connection: ConnectionEntry, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws -> Outcome {
        try await look(Dictionary(chats.map { ($0, []) }, uniquingKeysWith: { first, _ in first }), connection, client, workspace)
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
        let callbacks = deliveries.compactMap { try? GroupCallback(CallbackMessage($0.body)) }, isOver = callbacks.contains { $0.isDismissal }
        var outcome = Outcome()
        // A look shows at least what happened before it was asked for.
        let at = world.now()
        let group: WeComGroup
        do throws(WeComFailure) { group = try await client.call(WeComGroups.get(chat)) } catch {
            return try await unseen(chat, error, deliveries, isToldOver: isOver, connection, workspace)
        }
        let look = GroupLook(group, at: at), isFresh = isFresh(deliveries)
        let found = try await database.write { [groups, inbox] tx in
            let found = try groups.note(look, told: callbacks.flatMap(\.tellings), from: connection, workspace: workspace, tx)
            let isDoubtful = found.isDoubtful || (isOver && isFresh)
            // What is told a second time is older than what is known then.
            let result: Handling.Outcome = isDoubtful ? .postponed : .handled
            for delivery in deliveries { try inbox.settle(delivery, result, workspace: workspace, tx) }
            return found
        }
        outcome.add(found)
        if found.isDoubtful || (isOver && isFresh) { outcome.postponed = deliveries.count } else { outcome.handled = deliveries.count }
        return outcome
    }

    /// The platform does not show the group: it is over, or it may work another time, or a person must look.
    private func unseen(
        _ chat: String, _ failure: WeComFailure, _ deliveries: [ClaimedDelivery], isToldOver: Bool, _ connection: ConnectionEntry,
        _ workspace: WorkspaceID
    ) async throws -> Outcome {
        if failure.endsConnection {
            try await settle(deliveries, .postponed, problem: "\(failure)", workspace)
            throw failure
        }
        if failure.cause == .cancelled { throw CancellationError() }
        var outcome = Outcome()
        outcome.missed = 1
        switch failure.remedy {
        case .renewToken, .backOff, .rateLimited, .inDoubt:
            try await settle(deliveries, .postponed, problem: "\(failure)", workspace)
            outcome.postponed = deliveries.count
        case .skip, .permanent, .done, .startOver:
            // The platform may not show yet what it has just told, unless that is the end.
            guard isToldOver || !isFresh(deliveries) else {
                try await settle(deliveries, .postponed, problem: "\(failure)", workspace)
                outcome.postponed = deliveries.count
                return outcome
            }
            guard failure.code == .groupDismissed || failure.code == .notACustomerGroup else {
                try await settle(deliveries, .refused, problem: "\(failure)", workspace)
                outcome.refused = deliveries.count
                return outcome
            }
            try await database.write { [groups, inbox] tx in
                try groups.dismiss(chat, from: connection, workspace: workspace, tx)
                for delivery in deliveries { try inbox.settle(delivery, .handled, workspace: workspace, tx) }
            }
            outcome.missed = 0
            outcome.handled = deliveries.count
        }
        return outcome
    }

    /// Any of them came so lately that the platform may not show yet what it tells.
    private func isFresh(_ deliveries: [ClaimedDelivery]) -> Bool {
        let now = world.now()
        return deliveries.contains { now - $0.received <= GroupMoves.lag }
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
        // On any other call 40001 means the token.
        return code == .untrustedAddress || (api == "gettoken" && remedy == .permanent)
    }
}
