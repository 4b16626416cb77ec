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
        public var make: @Sendable (StaffID, _ from: WorkspaceID) async throws -> WorkspaceID
        public var remove: @Sendable (WorkspaceID, _ by: StaffID) async throws -> Void

        public init(
            make: @escaping @Sendable (StaffID, _ from: WorkspaceID) async throws -> WorkspaceID,
            remove: @escaping @Sendable (WorkspaceID, _ by: StaffID) async throws -> Void
        ) {
            self.make = make
            self.remove = remove
        }
    }

    /// Every route of the console, for tests that call each one as somebody who must not.
    public var routes: [Route] { gate.routes }
    /// The same of the API.
    public var api: APITable? { gate.api }
    private let gate: Gate

    /// - Parameters:
    ///   - queue: runs the imports; somebody else lets it work.
    ///   - sample: nil if this installation offers none; then nobody is offered one.
    ///   - uploadLimitBytes: the largest upload.
    ///   - isStrict: a page with a name that nobody answers fails; for tests.
    /// - Throws: `WebSetupError` with a sentence about the file that is missing.
    public init(
        _ installation: Installation, queue: ImportQueue, settings: WebSettings, sample: Sample? = nil,
        uploadLimitBytes: Int64, logger: Logger, isStrict: Bool = false
    ) throws {
        let ofConnections = WeComConsoleRoutes.alarms(installation.connections)
        let ofWelcomes = WelcomesConsoleRoutes.alarms(installation.database, installation.world)
        let ofBlacklist = BlacklistConsoleRoutes.alarms(installation.database)
        let site = try Site(
            world: installation.world, settings: settings, sessions: StaffSessions(database: installation.database, memory: installation.seats),
            places: Self.places, resources: Self.resources, logger: logger, isStrict: isStrict,
            alarms: { seat in try await ofConnections(seat) + ofWelcomes(seat) + ofBlacklist(seat) })
        gate = Gate(
            site: site,
            routes: Self.alive + Self.staff(installation, sample) + Self.communities(installation, sample)
                + ImportsConsoleRoutes(
                    database: installation.database, queue: queue, uploadsFolder: installation.place.uploadsFolder,
                    limitBytes: uploadLimitBytes, world: installation.world
                ).routes + TokensConsoleRoutes(desk: installation.tokens, origin: settings.publicOrigin).routes
                + AuditConsoleRoutes(database: installation.database).routes
                + Self.codes(installation)
                + WebhooksConsoleRoutes(database: installation.database, desk: installation.webhooks).routes
                + WeComConsoleRoutes(
                    database: installation.database, desk: installation.connections, checks: installation.connectionChecks, settings: settings,
                    world: installation.world
                ).routes
                + ArchiveConsoleRoutes(
                    database: installation.database, connections: installation.connections, desk: installation.archives,
                    library: installation.place.archiveLibrary, media: installation.mediaFolder
                ).routes
                + TransfersConsoleRoutes(database: installation.database, desk: installation.transfers).routes
                + BridgesConsoleRoutes(desk: installation.bridges, origin: settings.publicOrigin).routes,
            api: try Self.api(installation, queue),
            signed: CallbackRoutes(desk: installation.callbacks, logger: logger).routes
                + BridgeRoutes(intake: installation.bridgeIntake, logger: logger).routes)
    }

    /// Hummingbird's routes for all of ours.
    public func router() -> Router<WebContext> { gate.router() }

    /// The server alone, without the imports that run beside it.
    public func application(address: BindAddress) -> some ApplicationProtocol {
        Application(router: router(), configuration: ApplicationConfiguration(address: address, serverName: nil))
    }

    /// The files of the product that are built in.
    public static var resources: Resources {
        Resources(views: Embedded.views, locales: Embedded.locales, assets: Embedded.assets)
    }

    /// The navigation, in its order.
    private static let places = [
        TasksConsoleRoutes.place, GroupsConsoleRoutes.place, MembersConsoleRoutes.place, SearchConsoleRoutes.place, CompareConsoleRoutes.place,
        ReportsConsoleRoutes.place, CodesConsoleRoutes.place, WelcomesConsoleRoutes.place, ImportsConsoleRoutes.place, SettingsConsoleRoutes.place, StaffConsoleRoutes.place,
    ]

    /// For whoever watches over the server.
    private static let alive = [
        Route.get("/healthz", .everyone) { _ in .raw(Response(status: .ok, body: .init(byteBuffer: .init(string: "ok")))) }
    ]

    private static func staff(_ installation: Installation, _ sample: Sample?) -> [Route] {
        let effects = SettingsConsoleRoutes.Effects(
            zoneChanged: { workspace, tx in
                for board in installation.boards { try board.rebuild(workspace, tx) }
                try installation.reportPlan.renew(workspace, tx)
                try installation.channels.zoneChanged(in: workspace, tx)
            }, figuresChanged: { try await installation.insights.refresh($0) }, makeSample: sample?.make, removeSample: sample?.remove)
        return StaffConsoleRoutes(desk: installation.staff).routes
            + SettingsConsoleRoutes(desk: installation.workspaces, effects: effects).routes
    }

    private static func api(_ installation: Installation, _ queue: ImportQueue) throws -> APITable {
        let database = installation.database
        let reader = FiguresReader(database: database, reports: installation.reports)
        let communities =
            GroupsAPIRoutes(database: database, reader: reader, search: installation.search, desk: installation.groups).routes
            + MembersAPIRoutes(
                database: database, desk: installation.members, figuresChanged: { try await installation.insights.refresh($0) }
            ).routes + MessagesAPIRoutes(database: database, search: installation.search).routes
            + TasksAPIRoutes(database: database, desk: installation.tasks).routes + SectionsAPIRoutes(database: database, kinds: GroupSections.kinds).routes
        let connected =
            ContactsAPIRoutes(database: database).routes + CustomerGroupsAPIRoutes(database: database).routes
            + MergeProposalsAPIRoutes(
                database: database, desk: installation.mergeProposals, figuresChanged: { try await installation.insights.refresh($0) }
            ).routes
            + BlacklistAPIRoutes(
                database: database, desk: installation.blacklist, figuresChanged: { try await installation.insights.refresh($0) }
            ).routes
            + CodesAPIRoutes(database: database, desk: installation.liveCodes).routes + BridgesAPIRoutes(desk: installation.bridges).routes
            + ChannelsAPIRoutes(database: database, desk: installation.channels).routes + GreetingsAPIRoutes(database: database).routes
        let routes =
            WorkspaceAPIRoutes().routes + ImportsAPIRoutes(queue: queue).routes + WebhooksAPIRoutes(database: database, desk: installation.webhooks).routes
            + AuditAPIRoutes(database: database).routes + communities + connected
        return try APITable(routes, bearers: TokenBearers(database: database))
    }

    /// Codes, what who comes by them is told, and the pages that strangers see.
    private static func codes(_ installation: Installation) -> [Route] {
        let database = installation.database
        return CodesConsoleRoutes(database: database, desk: installation.liveCodes).routes
            + ChannelsConsoleRoutes(database: database, desk: installation.channels, duty: installation.channelDuty).routes
            + WelcomesConsoleRoutes(
                database: database, desk: installation.welcomes, media: installation.welcomeMedia, groups: installation.groupWelcomes,
                connections: installation.connections
            ).routes
            + LandingRoutes(
                desk: installation.landing, channels: installation.channelLanding, guests: installation.guests,
                who: { try await installation.visitorSignIn.who($0, at: $1) }, world: installation.world
            ).routes
            + DutyRoutes(desk: installation.channelDuty).routes
    }

    /// What is known of people and groups besides what was said.
    private static func companies(_ installation: Installation) -> [Route] {
        let database = installation.database
        return ContactsConsoleRoutes(database: database).routes + CustomerGroupsConsoleRoutes(database: database).routes
            + BlacklistConsoleRoutes(database: database, desk: installation.blacklist, figures: installation.figureRuns).routes
            + MergeProposalsConsoleRoutes(database: database, desk: installation.mergeProposals, figures: installation.figureRuns).routes
    }

    private static func communities(_ installation: Installation, _ sample: Sample?) -> [Route] {
        let database = installation.database
        let reader = FiguresReader(database: database, reports: installation.reports)
        return TasksConsoleRoutes(
            tasks: TaskReader(database: database), figures: reader, desk: installation.tasks, offersSample: sample != nil
        ).routes
            + GroupsConsoleRoutes(
                database: database, reader: reader, search: installation.search, desk: installation.groups,
                figuresChanged: { try await installation.insights.refresh($0) }
            ).routes
            + RiskConsoleRoutes(database: database).routes + CompareConsoleRoutes(database: database, reader: reader).routes
            + ReportsConsoleRoutes(database: database, desk: installation.reportIssues).routes
            + FigureRunsConsoleRoutes(runs: installation.figureRuns).routes
            + MembersConsoleRoutes(database: database, desk: installation.members, figures: installation.figureRuns).routes
            + companies(installation) + SearchConsoleRoutes(database: database, search: installation.search).routes
    }
}
