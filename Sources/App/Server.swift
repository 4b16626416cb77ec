internal import FeatureStores
internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
internal import Journal
internal import Kernel
public import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import Storage
public import Web

/// The running server: the console, the queue of imports, and the search index catching up.
public struct Server: Sendable {
    private let installation: Installation
    private let queue: ImportQueue
    private let console: Console
    private let host: String
    private let port: Int
    private let logger: Logger

    /// - Throws: `WebSetupError` with a sentence about the file that is missing.
    public init(_ installation: Installation, settings: WebSettings, uploadLimitBytes: Int64, host: String, port: Int, logger: Logger) throws {
        let rejects = installation.place.rejectsFolder, world = installation.world
        queue = ImportQueue(
            database: installation.database, desk: installation.importDesk(), insights: installation.insights,
            search: installation.search, world: world,
            rejects: ImportQueue.RejectsKeeper(
                clear: { RejectsFile(of: $0, in: rejects).remove() }, add: { try RejectsFile(of: $0, in: rejects).add($1) },
                path: { RejectsFile(of: $0, in: rejects).path }))
        let sample = SampleWorkspace(installation)
        console = try Console(
            installation, queue: queue, settings: settings,
            sample: Console.Sample(make: { try await sample.make(for: $0, from: $1) }, remove: { try await sample.remove($0, cause: .staff($1)) }),
            uploadLimitBytes: uploadLimitBytes, logger: logger)
        self.installation = installation
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until SIGTERM or SIGINT.
    ///
    /// - Parameter started: called once it answers, with the one-time link for the first account if there is none yet.
    /// - Throws: `InstallationError.address` if it cannot listen there.
    public func run(started: @escaping @Sendable (_ address: String, _ setupLink: String?) -> Void) async throws {
        let link = try await installation.staff.setupLink()
        try await sayWhatIsSealed()
        let address = "http://\(host):\(port)"
        let application = Application(
            router: console.router(), server: HTTPServerBuilder { LoopBoundChannel(http: HTTP1Channel(responder: $0)) },
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            services: [
                Worker(name: "imports", logger: logger) { try await queue.work() },
                Worker(name: "search index", logger: logger) { try await catchUp() },
                Worker(name: "schedule", logger: logger) { try await keepTime() },
                Worker(name: "WeCom", logger: logger) { try await WeComIntake(installation, logger: logger).work() },
                Worker(name: "join ways", logger: logger) { try await JoinWayCourier(installation, logger: logger).work() },
                Worker(name: "welcomes", logger: logger) { try await WelcomeCourier(installation, logger: logger).work() },
                Worker(name: "files and templates of welcomes", logger: logger) { try await WelcomeUpkeep(installation, logger: logger).work() },
                Worker(name: "channel codes", logger: logger) { try await ChannelCourier(installation, logger: logger).work() },
                Worker(name: "message archive", logger: logger) { try await ArchiveCollector(installation, logger: logger).work() },
                Worker(name: "bridges", logger: logger) {
                    // The type only: the text of an error may carry what a person wrote.
                    try await installation.bridgeIntake.work { logger.error("the figures could not follow a bridge: \(type(of: $0))") }
                },
                Worker(name: "webhooks", logger: logger) { try await WebhookCourier(installation, logger: logger).work() },
            ],
            onServerRunning: { _ in started(address, link.map { address + $0 }) }, logger: logger)
        do {
            try await application.runService()
        } catch let error as IOError {
            throw InstallationError.address("cannot listen on \(host):\(port): \(Server.reason(error)); choose another with --listen")
        }
        try await installation.close()
    }

    /// Without the right key no webhook is sent, and whoever starts the server can still put it back.
    private func sayWhatIsSealed() async throws {
        if let problem = installation.keyProblem { logger.error("\(problem): secrets of webhooks, bridges and archives are neither made nor opened") }
        let unreadable = try await installation.unreadableSecrets()
        if unreadable > 0 {
            logger.error("the key does not open \(unreadable) of the secrets of webhooks, bridges and message archives: they rest until it is put back or the secrets are changed")
        }
    }

    /// Messages that came without the index, and figures that an import was cut off before.
    private func catchUp() async throws {
        for workspace in try await installation.workspaces.all() {
            try await installation.insights.refresh(workspace.id)
            try await installation.search.catchUp(workspace.id)
        }
    }

    /// Looks at the schedule of every workspace again and again. A failure of the database is said and passes.
    private func keepTime() async throws {
        let runner = ScheduleRunner(schedule: Schedule(world: installation.world), database: installation.database, works: [installation.reportIssues])
        while true {
            do {
                for workspace in try await installation.workspaces.all() {
                    try await installation.reportIssues.mend(workspace.id)
                    try await runner.run(workspace.id)
                    try await installation.codeTasks.refresh(workspace.id)
                }
            } catch let error as StorageError {
                logger.error("the schedule could not be read: \(error)")
            } catch let error where !(error is CancellationError) {
                // The type only: the text of an error may carry what a person wrote.
                logger.error("the schedule could not be worked off: \(type(of: error))")
            }
            try await Task.sleep(for: .seconds(20))
        }
    }

    private static func reason(_ error: IOError) -> String {
        switch error.errnoCode {
        case EADDRINUSE: "the port is in use by another program"
        case EACCES: "this user may not use that port"
        case EADDRNOTAVAIL: "this machine has no such address"
        default: "error \(error.errnoCode)"
        }
    }
}

/// Work that goes on beside the server and ends with it. If it fails, the server goes on without it.
private struct Worker: Service {
    let name: String
    let logger: Logger
    let work: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do { try await work() } catch is CancellationError {} catch {
                logger.error("the work on \(name) ended: \(error)")
            }
            // A service that returns would end the others.
            try? await gracefulShutdown()
        }
    }
}
