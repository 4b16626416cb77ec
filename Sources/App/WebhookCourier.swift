internal import FeatureStores
internal import Journal
internal import Kernel
internal import Logging
internal import Storage
internal import WebhookConnector

/// Carries webhooks out: looks every second for what is due, posts it, and notes the answer. Each address has a line of its own,
/// so that a slow one holds up no other.
actor WebhookCourier {
    private let installation: Installation
    private let dispatch: WebhookDispatch
    private let client: WebhookClient
    private let logger: Logger
    private var busy: [Line: Task<Void, Never>] = [:]
    /// Until when an address asked to be left alone.
    private var resting: [Line: Instant] = [:]
    private var isStopping = false

    private static let pause = Duration.seconds(1)
    /// Who asks for less is left alone for so long.
    private static let leastRest = Span.seconds(5)
    /// Old deliveries are looked for once in so many rounds.
    private static let forgetEvery = 600

    private struct Line: Hashable {
        var workspace: WorkspaceID
        var webhook: WebhookID
    }

    init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        dispatch = installation.webhookDispatch
        client = WebhookClient(world: installation.world)
    }

    /// Works until the task is cancelled; then it ends what is under way, which takes no longer than one post may.
    func work() async throws {
        var round = 0
        while !Task.isCancelled {
            do { try await look(forgetting: round % Self.forgetEvery == 0) } catch {
                // The type only: the text of an error may carry what a person wrote.
                if !Task.isCancelled { logger.error("the webhooks could not be read: \(type(of: error))") }
            }
            round += 1
            try? await Task.sleep(for: Self.pause)
        }
        isStopping = true
        for task in busy.values { await task.value }
        try await client.close()
    }

    private func look(forgetting: Bool) async throws {
        for workspace in try await installation.workspaces.all().map(\.id) {
            for webhook in try await dispatch.due(in: workspace) {
                let line = Line(workspace: workspace, webhook: webhook)
                if let until = resting[line] {
                    guard until <= installation.world.now() else { continue }
                    resting[line] = nil
                }
                // Not a child of this task: what was begun is ended, though the server stops.
                if busy[line] == nil { busy[line] = Task { await self.carry(line) } }
            }
            if forgetting { try await dispatch.forget(in: workspace) }
        }
    }

    /// Posts what is due to one address, one after the other.
    private func carry(_ line: Line) async {
        do {
            while !isStopping, let errand = try await dispatch.next(to: line.webhook, in: line.workspace) {
                let answer = await answer(to: errand)
                try await dispatch.settle(
                    errand, answer.outcome, status: answer.status, problem: answer.problem, took: answer.took, workspace: line.workspace)
                if case .rateLimited(let after) = answer.outcome {
                    // It means the address, not the one message.
                    resting[line] = installation.world.now() + max(after, Self.leastRest)
                    break
                }
            }
        } catch {
            // What was taken comes back by itself when its time is over.
            logger.error("a webhook could not be noted: \(type(of: error))")
        }
        busy[line] = nil
    }

    private func answer(to errand: WebhookDispatch.Errand) async -> WebhookAnswer {
        // The key may be put back.
        guard !errand.secrets.isEmpty else { return WebhookAnswer(.temporary, problem: "secret", took: .seconds(0)) }
        return await client.send(WebhookPost(address: errand.address, id: errand.id, body: errand.body, secrets: errand.secrets))
    }
}
