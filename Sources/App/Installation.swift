internal import Embedded
public import FeatureStores
internal import Foundation
public import Journal
public import Kernel
public import Storage
internal import StoragePostgres
internal import StorageSQLite

/// An opened installation: database, search index and the desks that work on them. The composition root of everything that
/// has no page.
public struct Installation: Sendable {
    public let place: DataPlace
    public let world: World
    public let database: any Database
    public let index: any TextIndex
    public let journal: Journal
    public let activity: ActivityBoard
    public let seats: SeatMemory
    public let workspaces: WorkspaceDesk
    public let staff: StaffDesk
    public let insights: InsightsDesk
    public let reports: ReportDesk
    public let search: SearchDesk
    public let members: MemberDesk
    public let groups: GroupDesk

    /// Opens what is there, or makes it, and brings it to this binary's schema.
    ///
    /// - Throws: `InstallationError`, `StorageError`.
    public init(_ place: DataPlace, world: World = .live) async throws {
        self.place = place
        self.world = world
        var indexIsNew = false
        try place.prepare()
        if let url = place.postgresURL {
            let postgres = try PostgresDatabase(url: url)
            database = postgres
            try await Installation.migrator.run(on: postgres, world: world)
            index = try await PostgresTextIndex(postgres)
        } else {
            let sqlite = try SQLiteDatabase(path: place.databaseFile)
            database = sqlite
            try await Installation.migrator.run(on: sqlite, world: world)
            indexIsNew = !FileManager.default.fileExists(atPath: place.indexFile)
            index = try SQLiteTextIndex(path: place.indexFile)
        }
        let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone = { try WorkspaceDesk.zone(of: $0, $1) }
        journal = Journal(world: world)
        activity = ActivityBoard(zones: zones)
        seats = SeatMemory()
        workspaces = WorkspaceDesk(database: seats.watching(database), world: world)
        staff = StaffDesk(database: seats.watching(database), world: world)
        insights = InsightsDesk(database: database, zones: zones)
        reports = ReportDesk(database: database, zones: zones)
        search = SearchDesk(database: database, index: index)
        if indexIsNew {
            for workspace in try await workspaces.all() { try await search.indexAnew(workspace.id) }
        }
        groups = GroupDesk(database: database, journal: journal, world: world)
        members = MemberDesk(database: database, journal: journal, board: activity, world: world)
    }

    /// The steps of all features in the order in which they are applied.
    static var migrator: Migrator {
        Migrator(
            journalMigrations
                + Embedded.schemas.map { Migration(feature: $0.feature, number: $0.number, text: $0.text) })
    }

    /// Every board, in the order in which they are made again.
    public var boards: [any Board] { [activity] }

    public func importDesk(withSearch: Bool = true) -> ImportDesk {
        ImportDesk(database: database, index: withSearch ? index : nil, journal: journal, board: activity, world: world)
    }

    /// The workspace of that name or id; without one, the first that is no sample, made if there is none.
    public func workspace(_ name: String?) async throws -> Workspace {
        guard let name else { return try await workspaces.first(orNamed: "我的社群", cause: .system) }
        guard let found = try await workspaces.find(name) else { throw InstallationError.workspaceUnknown(name) }
        return found
    }

    public func close() async throws { try await database.close() }
}
