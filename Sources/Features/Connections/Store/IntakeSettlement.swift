internal import FeatureRules
internal import Journal
internal import Kernel
internal import Storage
public import WeComConnector

/// Settles deliveries of the inbox, for all topics alike.
struct IntakeSettlement: Sendable {
    let database: any Database
    let world: World
    var inbox: Inbox { Inbox(world: world) }

    func settle(_ deliveries: [ClaimedDelivery], _ result: Handling.Outcome, problem: String?, in workspace: WorkspaceID) async throws {
        guard !deliveries.isEmpty else { return }
        try await database.write { [inbox] tx in
            if result == .handled { return try inbox.settleHandled(deliveries, problem: problem, workspace: workspace, tx) }
            for delivery in deliveries { try inbox.settle(delivery, result, problem: problem, workspace: workspace, tx) }
        }
    }

    /// In the transaction that wrote what came of them: those that are in doubt come again, the others are done.
    func settle(_ deliveries: [ClaimedDelivery], areDoubtful: Bool, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        guard areDoubtful else { return try inbox.settleHandled(deliveries, workspace: workspace, tx) }
        for delivery in deliveries { try inbox.settle(delivery, .postponed, workspace: workspace, tx) }
    }

    /// Any of them came so lately that the platform may not show yet what it tells.
    func isFresh(_ deliveries: [ClaimedDelivery]) -> Bool {
        let now = world.now()
        return deliveries.contains { now - $0.received <= GroupMoves.lag }
    }

    /// What a failed look means for what it was to answer.
    enum Verdict {
        /// May work another time.
        case later
        /// Never will.
        case never
    }

    /// - Throws: `failure` if the connection ends with it, `CancellationError`.
    static func verdict(_ failure: WeComFailure) throws -> Verdict {
        if failure.endsConnection { throw failure }
        if failure.cause == .cancelled { throw CancellationError() }
        return switch failure.remedy {
        case .renewToken, .backOff, .rateLimited, .inDoubt: .later
        case .skip, .permanent, .done, .startOver: .never
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
