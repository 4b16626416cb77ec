internal import Embedded
internal import FeatureStores
internal import Journal
internal import Kernel
internal import Storage
internal import StorageSQLite

/// An installation in a temporary folder, with the desks an import needs.
struct Rig: Sendable {
    static let workspace = WorkspaceID(1)

    let folder: TemporaryFolder
    let database: any Database
    let index: any TextIndex
    let board: ActivityBoard
    let imports: ImportDesk
    let insights: InsightsDesk
    let reports: ReportDesk
    let search: SearchDesk

    /// What stands between the desks and the store.
    struct Layers: Sendable {
        var database: @Sendable (any Database) -> any Database = { $0 }
        var index: @Sendable (any TextIndex) -> any TextIndex = { $0 }
    }

    /// Opens what is in the folder, or makes it. The layers lie from the store outwards.
    init(_ folder: TemporaryFolder, world: World, layers: [Layers]) async throws {
        let real = try SQLiteDatabase(path: "\(folder.path)/quanzi.sqlite")
        let steps = journalMigrations + Embedded.schemas.map { Migration(feature: $0.feature, number: $0.number, text: $0.text) }
        try await Migrator(steps).run(on: real, world: world)
        let realIndex: any TextIndex = try SQLiteTextIndex(path: "\(folder.path)/search.sqlite")
        let database = layers.reduce(real as any Database) { $1.database($0) }
        let index = layers.reduce(realIndex) { $1.index($0) }
        let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone = { _, _ in .shanghai }
        self.folder = folder
        self.database = database
        self.index = index
        board = ActivityBoard(zones: zones)
        imports = ImportDesk(database: database, index: index, journal: Journal(world: world), board: board, world: world)
        insights = InsightsDesk(database: database, zones: zones)
        reports = ReportDesk(database: database, zones: zones)
        search = SearchDesk(database: database, index: index)
    }

    /// Imports everything and brings the pages' figures up to date, as the command does.
    ///
    /// - Parameter acknowledged: told after every batch how many lines are safe, new events not counted.
    func importAll(_ source: ImportSource, acknowledged: @Sendable (Int) -> Void = { _ in }) async throws -> ImportResult {
        let target = ImportDesk.Target(workspace: Rig.workspace, groupName: nil, fallbackGroup: "聊天", cause: .system)
        let result = try await imports.run(source, into: target, rejects: { _ in }, progress: { acknowledged($0.messages) })
        try await imports.noteRecords([result], in: Rig.workspace)
        try await insights.refresh(Rig.workspace)
        return result
    }

    func close() async throws { try await database.close() }
}
