internal import Embedded
internal import FeaturePages
public import FeatureStores
public import Hummingbird
internal import Journal
public import Kernel
public import Logging
public import Web

/// The console of an installation: all routes of all features, and the server that answers them.
public struct Console: Sendable {
    /// How the sample community is made and removed.
    public struct Sample: Sendable {
        public var make: @Sendable (StaffID) async throws -> WorkspaceID
        public var remove: @Sendable (WorkspaceID) async throws -> Void

        public init(
            make: @escaping @Sendable (StaffID) async throws -> WorkspaceID,
            remove: @escaping @Sendable (WorkspaceID) async throws -> Void
        ) {
            self.make = make
            self.remove = remove
        }
    }

    /// Every route of the console, for tests that call each one as somebody who must not.
    public let routes: [Route]
    private let installation: Installation
    private let gate: Gate
    private let queue: ImportQueue
    private let logger: Logger

    /// - Parameters:
    ///   - uploadLimitBytes: the largest upload; nil is the standard.
    ///   - isStrict: a page with a name that nobody answers fails; for tests.
    /// - Throws: `WebSetupError` with a sentence about what is missing.
    public init(
        _ installation: Installation, settings: WebSettings, sample: Sample, uploadLimitBytes: Int64? = nil, logger: Logger,
        isStrict: Bool = false
    ) throws {
        self.installation = installation
        self.logger = logger
        let insights = installation.insights, database = installation.database, world = installation.world
        let rejects = installation.place.rejectsFolder
        let queue = ImportQueue(
            database: database, desk: installation.importDesk(), insights: insights, world: world,
            rejects: { run, lines in try RejectsFile(folder: rejects, source: "\(run)", now: IDSequence.instant(of: run.rawValue)).add(lines) })
        let reader = FiguresReader(database: database, reports: installation.reports)
        let effects = SettingsConsoleRoutes.Effects(
            zoneChanged: { workspace in
                _ = try await Rebuild(installation.boards).run(workspace, check: false, on: database)
                try await insights.refresh(workspace)
            }, makeSample: sample.make, removeSample: sample.remove)
        routes =
            [Route.get("/healthz", .everyone) { _ in .raw(Response(status: .ok, body: .init(byteBuffer: .init(string: "ok")))) }]
            + StaffConsoleRoutes(desk: installation.staff).routes
            + SettingsConsoleRoutes(desk: installation.workspaces, effects: effects).routes
            + InsightsConsoleRoutes(reader: reader).routes
            + GroupsConsoleRoutes(database: database, reader: reader, search: installation.search, desk: installation.groups).routes
            + MembersConsoleRoutes(database: database, desk: installation.members, figuresChanged: { try await insights.refresh($0) }).routes
            + ImportsConsoleRoutes(
                database: database, queue: queue, uploadsFolder: installation.place.uploadsFolder,
                limitBytes: uploadLimitBytes ?? ImportsConsoleRoutes.standardLimitBytes, world: world
            ).routes
        let site = try Site(
            world: world, settings: settings, sessions: StaffSessions(database: database), places: Self.places,
            resources: Self.resources, logger: logger, isStrict: isStrict)
        gate = Gate(site: site, routes: routes)
        self.queue = queue
    }

    /// The files of the product that are built in.
    public static var resources: Resources {
        Resources(views: Embedded.views, locales: Embedded.locales, assets: Embedded.assets)
    }

    /// The navigation, in its order.
    private static let places = [
        InsightsConsoleRoutes.place, GroupsConsoleRoutes.place, MembersConsoleRoutes.place, ImportsConsoleRoutes.place,
        SettingsConsoleRoutes.place, StaffConsoleRoutes.place,
    ]

    public func application(address: BindAddress) -> some ApplicationProtocol {
        Application(
            router: gate.router(), configuration: ApplicationConfiguration(address: address, serverName: nil), logger: logger)
    }

    /// Serves until SIGTERM or SIGINT, then lets requests end; imports run beside it, one after the other.
    public func run(address: BindAddress) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work() }
            try await application(address: address).runService()
            group.cancelAll()
            // An import that is cut off says so on its page and is completed by importing the file again.
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    /// What goes on without a request: imports, and the search index of what was imported without it.
    public func work() async throws {
        for workspace in try await installation.workspaces.all() { try await installation.search.catchUp(workspace.id) }
        while !Task.isCancelled {
            do { try await queue.work() } catch is CancellationError { return } catch {
                // A database that is away for a moment must not end imports for good.
                logger.error("the import queue stopped and begins again", metadata: ["error": "\(error)"])
                try await Task.sleep(for: .seconds(5))
            }
        }
    }
}
