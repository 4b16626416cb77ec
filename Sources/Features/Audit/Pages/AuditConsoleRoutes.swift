internal import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Who did what in this workspace, for its owners.
public struct AuditConsoleRoutes: Sendable {
    private let database: any Database
    private static let atATime = 50

    public init(database: any Database) { self.database = database }

    public var routes: [Route] { [.get("/w/{workspace}/audit", .role(.owners), show)] }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), by = Cause(visit.query.text("by")), before = AuditID(visit.query.text("before"))
        let reading = try await AuditReader(database: database).read(
            before: before, by: by, limit: Self.atATime + 1, in: seat.workspace, withChoices: true)
        let model = AuditModel(
            reading: reading, shown: Self.atATime, by: by, isFirst: before == nil, seat: seat, voice: visit.voice)
        return .page(Page("Audit/audit", title: visit.say("audit.title"), model, frame: .console(SettingsConsoleRoutes.place)))
    }
}
