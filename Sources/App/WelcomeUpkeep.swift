internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
public import Logging
internal import WeComConnector

/// Gives the files of welcomes to the platform before anybody needs them, has templates of groups made, and forgets old welcomes.
public actor WelcomeUpkeep {
    private let installation: Installation
    private let dispatch: GroupWelcomeDispatch
    private let clients: WeComClients
    private let logger: Logger
    /// A platform that did not answer is left alone until then.
    private var resting: [ConnectionID: Instant] = [:]
    private var forgot: Instant?

    private static let pause = Duration.seconds(2)
    private static let rest = Span.seconds(20)
    private static let forgetEvery = Span.hours(1)

    public init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        dispatch = GroupWelcomeDispatch(database: installation.database, world: installation.world)
        clients = WeComClients(
            desk: installation.connections, limits: installation.weComLimits, logger: logger, world: installation.world, connections: 2)
    }

    /// Works until the task is cancelled.
    func work() async throws {
        while !Task.isCancelled {
            do { try await look() } catch {
                // The type only: the text of an error may carry what a person wrote.
                if !Task.isCancelled { logger.error("the files of welcomes could not be read: \(type(of: error))") }
            }
            try? await Task.sleep(for: Self.pause)
        }
        await clients.close()
    }

    /// Does what is due, once.
    public func look() async throws {
        let now = installation.world.now(), forgets = forgot.map { now - $0 >= Self.forgetEvery } ?? true
        if forgets { forgot = now }
        for workspace in try await installation.workspaces.all().map(\.id) {
            if forgets { try await installation.greetings.forget(in: workspace) }
            for connection in try await installation.connections.all(in: workspace) where connection.state == .on {
                if let until = resting[connection.id], until > now { continue }
                resting[connection.id] = nil
                do { try await carry(connection, workspace) } catch let failure as WeComFailure {
                    rest(connection, failure.after, "\(failure)")
                    if failure.endsConnection { try await installation.connections.noteRefused(connection, failure, workspace: workspace) }
                } catch let refusal as ConnectionRefusal {
                    rest(connection, nil, "\(refusal)")
                }
            }
        }
    }

    public func close() async { await clients.close() }

    private func rest(_ connection: ConnectionEntry, _ asked: Span?, _ problem: String) {
        resting[connection.id] = installation.world.now() + max(asked ?? Self.rest, Self.rest)
        logger.error("files or templates of welcomes could not be given", metadata: ["connection": "\(connection.id)", "problem": "\(problem)"])
    }

    private func carry(_ connection: ConnectionEntry, _ workspace: WorkspaceID) async throws {
        let due = try await installation.welcomeMedia.due(at: connection.id, in: workspace)
        let hasTemplates = try await dispatch.isDue(by: connection.id, in: workspace)
        guard !due.isEmpty || hasTemplates else { return }
        let client = try await clients.client(of: connection, in: workspace)
        for medium in due { try await upload(medium, connection, workspace, client) }
        if hasTemplates { try await carryTemplates(connection, workspace, client) }
    }

    private func upload(_ id: WelcomeMediumID, _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ client: WeComClient) async throws {
        guard let file = try await installation.welcomeMedia.file(id, in: workspace) else { return }
        let kind: WeComFile.Kind =
            switch file.kind {
            case .image: .image
            case .video: .video
            case .file: .file
            }
        let now = installation.world.now()
        do {
            let call = WeComMedia.upload(WeComFile(kind, name: file.name, bytes: file.bytes), world: installation.world)
            let given = try await client.call(call)
            // Whichever is earlier: the platform's clock may not be ours.
            let at = min(given.created ?? now, now)
            try await installation.welcomeMedia.note(given.mediaID, of: id, at: at, by: connection.id, workspace: workspace)
        } catch let failure as WeComFailure {
            let isFinal = !failure.endsConnection && [.permanent, .skip, .startOver, .done].contains(failure.remedy)
            try await installation.welcomeMedia.noteFailed(isFinal ? "\(failure)" : nil, of: id, by: connection.id, workspace: workspace)
            if !isFinal { throw failure }
            logger.error("a file of a welcome was refused", metadata: ["connection": "\(connection.id)", "problem": "\(failure)"])
        }
    }

    /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
    @_optimize(none)
    private func carryTemplates(_ connection: ConnectionEntry, _ workspace: WorkspaceID, _ client: WeComClient) async throws {
        while let errand = try await dispatch.next(by: connection.id, in: workspace) {
            let template = errand.template
            do {
                let templateID = try await tell(template, connection, workspace, client)
                try await dispatch.settle(errand, .accepted, templateID: templateID, problem: nil, workspace: workspace)
            } catch is FileLacks {
                // It comes again once the file is there, or a person takes it out.
                try await dispatch.settle(errand, .temporary, templateID: nil, problem: "its file is not at WeCom yet", workspace: workspace)
            } catch let failure as WeComFailure {
                // Credentials that are refused are no fault of what was wanted; what is gone there need not be deleted.
                let isGone = template.isLeaving && failure.code == .foreignTemplate
                let outcome: OutboxDelivery.Outcome = failure.endsConnection ? .temporary : isGone ? .accepted : failure.outcome
                try await dispatch.settle(errand, outcome, templateID: nil, problem: "\(failure)", workspace: workspace)
                if failure.code == .invalidMedia, let medium = template.plan.attachment?.medium {
                    try await installation.welcomeMedia.forget([medium], by: connection.id, workspace: workspace)
                }
                if failure.endsConnection || ![.permanent, .skip, .done, .startOver].contains(failure.remedy) { throw failure }
            }
        }
    }

    private struct FileLacks: Error {}

    /// The platform's name for one that was made.
    private func tell(
        _ template: GroupWelcomeEntry, _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ client: WeComClient
    ) async throws -> String? {
        if template.isLeaving {
            if let id = template.templateID { _ = try await client.call(WeComGroupWelcomes.delete(id)) }
            return nil
        }
        let medium = template.plan.attachment?.medium
        let files = try await installation.welcomeMedia.known(medium.map { [$0] } ?? [], by: connection.id, in: workspace)
        if let medium, files[medium] == nil { throw FileLacks() }
        let welcome = WeComGroupWelcome(text: template.plan.text, attachment: template.plan.attachment.flatMap { WelcomeContent.one($0, files) })
        if let id = template.templateID {
            _ = try await client.call(WeComGroupWelcomes.edit(id, welcome))
            return nil
        }
        return try await client.call(WeComGroupWelcomes.add(welcome, notifies: template.plan.notifies)).templateID
    }
}
