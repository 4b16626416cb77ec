internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
public import Logging
internal import WeComConnector

/// Has join ways made at the platform, and asks for their pictures. Each once: one whose answer was lost waits for a person.
public actor JoinWayCourier {
    private let installation: Installation
    private let dispatch: JoinWayDispatch
    private let clients: WeComClients
    private let logger: Logger
    /// A platform that did not answer is left alone until then.
    private var resting: [ConnectionID: Instant] = [:]

    private static let pause = Duration.seconds(2)
    private static let rest = Span.minutes(1)

    public init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        dispatch = JoinWayDispatch(database: installation.database, world: installation.world)
        clients = WeComClients(desk: installation.connections, limits: installation.weComLimits, logger: logger, world: installation.world)
    }

    /// Works until the task is cancelled.
    func work() async throws {
        while !Task.isCancelled {
            do { try await look() } catch {
                // The type only: the text of an error may carry what a person wrote.
                if !Task.isCancelled { logger.error("the join ways could not be read: \(type(of: error))") }
            }
            try? await Task.sleep(for: Self.pause)
        }
        await clients.close()
    }

    /// Makes what is due, once.
    public func look() async throws {
        for workspace in try await installation.workspaces.all().map(\.id) {
            for connection in try await installation.connections.all(in: workspace) where connection.state == .on {
                if let until = resting[connection.id], until > installation.world.now() { continue }
                resting[connection.id] = nil
                do { try await carry(connection, workspace) } catch let failure as WeComFailure {
                    resting[connection.id] = installation.world.now() + max(failure.after ?? Self.rest, Self.rest)
                    logger.error("a join way could not be made", metadata: ["connection": "\(connection.id)", "problem": "\(failure)"])
                } catch let refusal as ConnectionRefusal {
                    // Its secret cannot be opened, which is no reason to keep the others waiting.
                    resting[connection.id] = installation.world.now() + Self.rest
                    logger.error("a join way could not be made", metadata: ["connection": "\(connection.id)", "problem": "\(refusal)"])
                }
            }
        }
    }

    public func close() async { await clients.close() }

    private func carry(_ connection: ConnectionEntry, _ workspace: WorkspaceID) async throws {
        guard try await dispatch.isDue(by: connection.id, in: workspace) else { return }
        // Before anything is taken: what was taken and never left would count as lost.
        let client = try await clients.client(of: connection, in: workspace)
        while let errand = try await dispatch.next(by: connection.id, in: workspace) {
            let order = errand.order
            let plan = WeComJoinWayPlan(
                chatIDs: order.chats, state: order.attribution, newGroups: order.newGroups.map { (name: $0, number: 1) }, remark: order.attribution)
            do {
                let added = try await client.call(WeComJoinWays.add(plan))
                try await dispatch.settle(errand, .accepted, configID: added.configID, problem: nil, workspace: workspace)
            } catch let failure as WeComFailure {
                // Credentials that are refused are no fault of what was wanted.
                let outcome = failure.endsConnection ? .temporary : failure.outcome
                try await dispatch.settle(errand, outcome, configID: nil, problem: "\(failure)", workspace: workspace)
                if failure.endsConnection { try await installation.connections.noteRefused(connection, failure, workspace: workspace) }
                if failure.endsConnection || failure.remedy != .permanent { throw failure }
            }
        }
        var problem: WeComFailure?
        for made in try await dispatch.unpictured(by: connection.id, in: workspace) {
            do {
                let way = try await client.call(WeComJoinWays.get(made.configID))
                try await dispatch.note(way.qrCode, of: made, workspace: workspace)
            } catch let failure as WeComFailure {
                // One that is gone at the platform keeps no other from its picture.
                guard [.skip, .permanent].contains(failure.remedy), !failure.endsConnection else { throw failure }
                problem = failure
            }
        }
        if let problem { throw problem }
    }
}
