internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
public import Logging
internal import WeComConnector

/// Has channel codes made, changed and deleted at the platform. What became of a call whose answer was lost is asked, so that
/// nothing is made twice.
public actor ChannelCourier {
    private let installation: Installation
    private let dispatch: ChannelDispatch
    private let clients: WeComClients
    private let logger: Logger
    /// A platform that did not answer is left alone until then.
    private var resting: [ConnectionID: Instant] = [:]

    private static let pause = Duration.seconds(2)
    private static let rest = Span.seconds(20)
    /// The platform's clock may differ from ours.
    private static let slack = Span.minutes(10)
    /// So many codes made since are looked at to find one whose answer was lost.
    private static let looks = 500

    public init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        dispatch = installation.channelDispatch
        clients = WeComClients(desk: installation.connections, limits: installation.weComLimits, logger: logger, world: installation.world)
    }

    /// Works until the task is cancelled.
    func work() async throws {
        while !Task.isCancelled {
            do { try await look() } catch {
                // The type only: the text of an error may carry what a person wrote.
                if !Task.isCancelled { logger.error("the channel codes could not be read: \(type(of: error))") }
            }
            try? await Task.sleep(for: Self.pause)
        }
        await clients.close()
    }

    /// Does what is due, once.
    public func look() async throws {
        for workspace in try await installation.workspaces.all().map(\.id) {
            for connection in try await installation.connections.all(in: workspace) where connection.state == .on {
                if let until = resting[connection.id], until > installation.world.now() { continue }
                resting[connection.id] = nil
                do { try await carry(connection, workspace) } catch let failure as WeComFailure {
                    resting[connection.id] = installation.world.now() + max(failure.after ?? Self.rest, Self.rest)
                    logger.error("a channel code could not be brought to WeCom", metadata: ["connection": "\(connection.id)", "problem": "\(failure)"])
                } catch let refusal as ConnectionRefusal {
                    // Its secret cannot be opened, which is no reason to keep the others waiting.
                    resting[connection.id] = installation.world.now() + Self.rest
                    logger.error("a channel code could not be brought to WeCom", metadata: ["connection": "\(connection.id)", "problem": "\(refusal)"])
                }
            }
        }
    }

    public func close() async { await clients.close() }

    /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
    @_optimize(none)
    private func carry(_ connection: ConnectionEntry, _ workspace: WorkspaceID) async throws {
        guard try await dispatch.isDue(by: connection.id, in: workspace) else { return }
        // Before anything is taken: what was taken and never left would count as lost.
        let client = try await clients.client(of: connection, in: workspace)
        while let errand = try await dispatch.next(by: connection.id, in: workspace) {
            do { try await perform(errand, client, workspace) } catch let failure as WeComFailure {
                if failure.code == .unknownContactWay, case .show = errand.task {
                    try await dispatch.makeAnew(errand, workspace: workspace)
                    continue
                }
                // Credentials that are refused are no fault of what was wanted.
                let outcome = failure.endsConnection ? .temporary : failure.outcome
                try await dispatch.settle(errand, outcome, problem: "\(failure)", workspace: workspace)
                if failure.endsConnection { try await installation.connections.noteRefused(connection, failure, workspace: workspace) }
                if failure.endsConnection || ![.permanent, .skip].contains(failure.remedy) { throw failure }
            }
        }
    }

    /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
    @_optimize(none)
    private func perform(_ errand: ChannelDispatch.Errand, _ client: WeComClient, _ workspace: WorkspaceID) async throws {
        switch errand.task {
        case .nothing: try await dispatch.settle(errand, .accepted, workspace: workspace)
        case .make(let code): try await make(code, errand, client, workspace)
        case .show(let code, let configID): try await show(code, configID, errand, client, workspace)
        case .end(let end): try await self.end(end, errand, client, workspace)
        }
    }

    private func make(
        _ code: ChannelEntry, _ errand: ChannelDispatch.Errand, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws {
        if errand.isQuestion {
            let search = try await made(code.attribution, since: code.created, client)
            if let way = search.way {
                try await dispatch.settle(errand, .accepted, found: Self.found(way), workspace: workspace)
            } else if search.isWhole {
                try await dispatch.settle(errand, .absent, workspace: workspace)
            } else {
                try await dispatch.settle(errand, .permanent, problem: "too many codes were made since", workspace: workspace)
            }
            return
        }
        let plan = WeComContactWayPlan.new(
            users: code.roster.users, state: code.attribution, remark: String(code.plan.name.prefix(ChannelPolicy.wayRemark.value)),
            isAcceptedAtOnce: code.roster.isAcceptedAtOnce, isForSeveral: true)
        let added = try await client.call(WeComContactWays.add(plan))
        let found = ChannelDispatch.Found(configID: added.configID, qrCode: added.qrCode, shown: code.roster)
        try await dispatch.settle(errand, .accepted, found: found, workspace: workspace)
    }

    private func show(
        _ code: ChannelEntry, _ configID: String, _ errand: ChannelDispatch.Errand, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws {
        if errand.isQuestion {
            let found = Self.found(try await client.call(WeComContactWays.get(configID)))
            return try await dispatch.settle(errand, found.shown == code.roster ? .accepted : .absent, found: found, workspace: workspace)
        }
        var plan = WeComContactWayPlan()
        plan.users = code.roster.users
        plan.isAcceptedAtOnce = code.roster.isAcceptedAtOnce
        _ = try await client.call(WeComContactWays.update(configID, plan))
        let found = ChannelDispatch.Found(configID: configID, qrCode: code.qrCode ?? "", shown: code.roster)
        try await dispatch.settle(errand, .accepted, found: found, workspace: workspace)
    }

    private func end(
        _ end: ChannelDispatch.End, _ errand: ChannelDispatch.Errand, _ client: WeComClient, _ workspace: WorkspaceID
    ) async throws {
        var id = end.configID
        if id == nil { id = try await made(end.attribution, since: end.created, client).way?.configID }
        if let id {
            do { _ = try await client.call(WeComContactWays.delete(id)) } catch let failure as WeComFailure {
                // What is gone already is gone.
                guard failure.code == .unknownContactWay else { throw failure }
            }
        }
        try await dispatch.settle(errand, .accepted, workspace: workspace)
    }

    private static func found(_ way: WeComContactWay) -> ChannelDispatch.Found {
        ChannelDispatch.Found(
            configID: way.configID, qrCode: way.qrCode, shown: ChannelRoster(users: way.users, isAcceptedAtOnce: way.isAcceptedAtOnce))
    }

    /// The code with that `state`, if the platform made it; `isWhole`: whether all were looked at that were made since.
    private func made(
        _ attribution: String, since created: Instant, _ client: WeComClient
    ) async throws -> (way: WeComContactWay?, isWhole: Bool) {
        var looked = 0
        let from = created - Self.slack
        for try await page in client.pages({ WeComContactWays.list(from: from, cursor: $0) }) {
            for id in page.configIDs {
                guard looked < Self.looks else { return (nil, false) }
                looked += 1
                let way = try await client.call(WeComContactWays.get(id))
                if way.state == attribution { return (way, true) }
            }
        }
        return (nil, true)
    }
}
