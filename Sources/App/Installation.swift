internal import Embedded
internal import FeaturePages
internal import FeatureRules
public import FeatureStores
internal import Foundation
public import Journal
public import Kernel
internal import Logging
public import Storage
internal import StoragePostgres
internal import StorageSQLite
internal import Vault
public import WeComConnector

/// An opened installation: database, search index and the desks that work on them. The composition root of everything that
/// has no page.
public struct Installation: Sendable {
    public let place: DataPlace
    public let world: World
    public let database: any Database
    public let index: any TextIndex
    public let journal: Journal
    public let activity: ActivityBoard
    public let talk: TalkBoard
    public let seats: SeatMemory
    public let workspaces: WorkspaceDesk
    public let staff: StaffDesk
    public let insights: InsightsDesk
    public let figureRuns: FigureRuns
    public let reports: ReportDesk
    /// Keeps the next weekly report in the schedule.
    public let reportPlan: ReportPlan
    public let reportIssues: ReportIssueDesk
    public let search: SearchDesk
    public let members: MemberDesk
    public let mergeProposals: MergeProposalDesk
    public let groups: GroupDesk
    public let tasks: TaskDesk
    /// Keeps the tasks about group codes.
    public let codeTasks: CodeTasks
    public let tokens: TokenDesk
    public let webhooks: WebhookDesk
    public let archives: ArchiveDesk
    /// Keeps what the message archives say.
    public let archiveIntake: ArchiveIntake
    /// Where their pictures, voices and files lie, and who fetches them.
    public let mediaFolder: ArchiveMediaFolder
    public let archiveMedia: ArchiveMediaIntake
    public let bridges: BridgeDesk
    /// Takes what comes over bridges.
    public let bridgeIntake: BridgeIntake
    public let connections: ConnectionDesk
    /// What the platform allows, counted for the whole process.
    public let weComLimits: WeComLimits
    public let connectionChecks: ConnectionCheckDesk
    /// Takes what WeCom calls us with.
    public let callbacks: CallbackDesk
    /// Works off the inbox.
    public let intake: IntakeDesk
    public let tagEdits: TagEditDesk
    /// Brings to WeCom what was wanted of tags.
    let tagPush: TagPush
    public let transfers: TransferDesk
    /// Brings to WeCom what was ordered to be handed over.
    let transferPush: TransferPush
    public let blacklist: BlacklistDesk
    public let liveCodes: LiveCodeDesk
    /// Knows the visitors who said who they are.
    public let guests: GuestDesk
    /// Asks WeCom who they are.
    public let visitorSignIn: VisitorSignIn
    /// Receives visitors of codes.
    public let landing: LandingDesk
    public let welcomes: WelcomeDesk
    public let welcomeMedia: WelcomeMediaDesk
    /// Hands out welcomes that are to be sent; the bell tells that there are some.
    public let greetings: GreetingDesk
    let greetingBell: GreetingBell
    public let groupWelcomes: GroupWelcomeDesk
    public let channels: ChannelDesk
    public let channelDuty: ChannelDutyDesk
    /// Receives visitors of channel codes.
    public let channelLanding: ChannelLandingDesk
    /// Hands out what is to be done to channel codes at the platform.
    let channelDispatch: ChannelDispatch
    /// Hands out what is to be posted.
    public let webhookDispatch: WebhookDispatch
    /// Why there is no key though there should be one, in a sentence; then nothing can be sealed or opened, and all else works.
    public let keyProblem: String?

    private let opening: Opening

    public enum Opening: Sendable {
        /// Makes what is missing and brings the database to this binary's schema.
        case making
        /// For commands that look at what is there: a mistyped folder is no new installation, and nothing is migrated.
        case existing
    }

    /// - Throws: `InstallationError`, `StorageError`.
    public init(_ place: DataPlace, opening: Opening = .making, world: World = .live) async throws {
        self.place = place
        self.opening = opening
        self.world = world
        switch opening {
        case .making: try place.prepare()
        case .existing: try place.find()
        }
        let keyFile = KeyFile(path: place.keyFile), key: [UInt8]?
        do {
            key = try opening == .making ? keyFile.readOrMake(world) : keyFile.read()
            keyProblem = nil
        } catch {
            key = nil
            keyProblem = "\(error)"
        }
        let postgres = try place.postgresURL.map { try PostgresDatabase(url: $0) }
        database = try postgres ?? SQLiteDatabase(path: place.databaseFile)
        switch opening {
        case .making: try await Installation.migrator.run(on: database, world: world)
        case .existing: try await Installation.migrator.check(database)
        }
        var unlisted: SQLiteTextIndex?
        if let postgres {
            index = try await PostgresTextIndex(postgres)
        } else {
            let file = try SQLiteTextIndex(path: place.indexFile)
            if try await file.isUnlisted() { unlisted = file }
            index = file
        }
        let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone = { try WorkspaceDesk.zone(of: $0, $1) }
        journal = Journal(world: world)
        activity = ActivityBoard(zones: zones)
        talk = TalkBoard(zones: zones)
        seats = SeatMemory()
        workspaces = WorkspaceDesk(database: seats.watching(database), world: world)
        staff = StaffDesk(database: seats.watching(database), world: world)
        members = MemberDesk(database: database, journal: journal, board: activity, world: world)
        let proposals = MergeProposalDesk(database: database, journal: journal, members: members, world: world)
        mergeProposals = proposals
        insights = InsightsDesk(
            database: database, zones: zones, followers: [TaskFollower(world: world, zones: zones), MatrixFollower(zones: zones), WebhookFollower(world: world)],
            afterwards: { try await proposals.look(in: $0) })
        figureRuns = FigureRuns(world: world) { [insights] in try await insights.refresh($0, watch: $1) }
        reports = ReportDesk(database: database, zones: zones)
        reportPlan = ReportPlan(world: world, zones: zones)
        reportIssues = ReportIssueDesk(
            database: database, reports: reports, plan: reportPlan, world: world, name: { try WorkspaceDesk.name(of: $0, $1) },
            printer: { try ReportPage($0, workspace: $1, language: $2, resources: Console.resources, now: $3, most: 60).html() })
        search = SearchDesk(database: database, index: index)
        if let unlisted {
            for workspace in try await workspaces.all() { try await search.indexAnew(workspace.id) }
            try await unlisted.noteListed()
        }
        tokens = TokenDesk(database: database, world: world)
        let vault = Vault(key: key, world: world)
        webhooks = WebhookDesk(database: database, vault: vault, world: world)
        archives = ArchiveDesk(database: database, vault: vault, world: world)
        archiveIntake = ArchiveIntake(database: database, journal: journal, board: activity, world: world)
        mediaFolder = ArchiveMediaFolder(place.mediaFolder)
        archiveMedia = ArchiveMediaIntake(database: database, folder: mediaFolder, world: world)
        bridges = BridgeDesk(database: database, vault: vault, world: world)
        bridgeIntake = BridgeIntake(
            database: database, vault: vault, journal: journal, board: activity, insights: insights, search: search, world: world)
        connections = ConnectionDesk(database: database, vault: vault, world: world)
        weComLimits = WeComLimits(world: world)
        connectionChecks = ConnectionCheckDesk(
            database: database, desk: connections, probe: PlatformProbe(limits: weComLimits, world: world), limits: weComLimits, world: world)
        greetingBell = GreetingBell()
        callbacks = CallbackDesk(database: database, vault: vault, witnesses: [GreetingIntake(bell: greetingBell, world: world)], world: world)
        welcomes = WelcomeDesk(database: database, world: world)
        welcomeMedia = WelcomeMediaDesk(database: database, world: world)
        greetings = GreetingDesk(database: database, zones: zones, world: world)
        groupWelcomes = GroupWelcomeDesk(database: database, world: world)
        let tags = TagIntake(database: database, desk: TagDesk(journal: journal, world: world), world: world)
        let channelWatch = ChannelWatch(zones: zones, world: world)
        channels = ChannelDesk(database: database, watch: channelWatch, world: world)
        channelDuty = ChannelDutyDesk(database: database, watch: channelWatch, world: world)
        channelLanding = ChannelLandingDesk(database: database, zones: zones, world: world)
        channelDispatch = ChannelDispatch(database: database, watch: channelWatch, world: world)
        let contacts = ContactDesk(journal: journal, followers: [ChannelArrivals(watch: channelWatch, world: world), TransferEnds(world: world)], world: world)
        tagEdits = TagEditDesk(database: database, world: world)
        tagPush = TagPush(database: database, tags: tags, contacts: contacts, world: world)
        let customerGroups = CustomerGroupDesk(journal: journal, board: activity, world: world)
        transfers = TransferDesk(database: database, journal: journal, world: world)
        transferPush = TransferPush(database: database, contacts: contacts, groups: customerGroups, world: world)
        intake = IntakeDesk(
            database: database,
            topics: [
                tags, ContactIntake(database: database, desk: contacts, world: world),
                ArchiveBell(database: database, world: world),
                GroupIntake(database: database, desk: customerGroups, world: world), UnassignedIntake(database: database, watch: channelWatch, world: world),
            ], world: world)
        blacklist = BlacklistDesk(database: database, world: world)
        liveCodes = LiveCodeDesk(database: database, world: world)
        guests = GuestDesk(database: database, world: world)
        visitorSignIn = VisitorSignIn(desk: connections, limits: weComLimits, logger: Logger(label: "quanzi"), world: world)
        landing = LandingDesk(database: database, zones: zones, world: world)
        webhookDispatch = WebhookDispatch(database: database, vault: vault, world: world)
        groups = GroupDesk(database: database, journal: journal, world: world)
        codeTasks = CodeTasks(database: database, world: world)
        tasks = TaskDesk(database: database, journal: journal, world: world)
    }

    /// The steps of all features in the order in which they are applied.
    static var migrator: Migrator {
        Migrator(
            journalMigrations
                + Embedded.schemas.map { Migration(feature: $0.feature, number: $0.number, text: $0.text) })
    }

    /// Every board, in the order in which they are made again.
    public var boards: [any Board] { [activity, talk, OperatorBoard(), TaskBoard()] }

    public func importDesk(withSearch: Bool = true) -> ImportDesk {
        ImportDesk(database: database, index: withSearch ? index : nil, journal: journal, board: activity, world: world)
    }

    /// The workspace of that name or id; without one, the first that is no sample, made if there is none and may be.
    public func workspace(_ name: String?) async throws -> Workspace {
        if let name {
            guard let found = try await workspaces.find(name) else { throw InstallationError.workspaceUnknown(name) }
            return found
        }
        switch opening {
        case .making: return try await workspaces.first(orNamed: "我的社群", cause: .system)
        case .existing:
            guard let first = try await workspaces.all().first(where: { !$0.isSample }) else { throw InstallationError.noWorkspace }
            return first
        }
    }

    /// Notes that an import from the command line begins; what it brings has the id as its cause.
    public func noteImport(into workspace: WorkspaceID) async throws -> ImportID {
        let id: ImportID = world.id()
        try await database.write { [world] tx in
            try AuditLog.note(.importStarted(id), workspace: workspace, cause: .commandLine, world: world, tx)
        }
        return id
    }

    /// How many secrets of webhooks, bridges and message archives the key does not open.
    func unreadableSecrets() async throws -> Int {
        var unreadable = 0
        for workspace in try await workspaces.all().map(\.id) {
            unreadable += try await webhookDispatch.unreadable(in: workspace) + bridges.unreadable(in: workspace) + archives.unreadable(in: workspace)
        }
        return unreadable
    }

    public func close() async throws {
        await figureRuns.close()
        await visitorSignIn.close()
        try await database.close()
    }
}
