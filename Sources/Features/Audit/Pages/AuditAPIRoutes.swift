internal import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The log in the API.
public struct AuditAPIRoutes: Sendable {
    private let database: any Database

    public init(database: any Database) { self.database = database }

    public var routes: [APIRoute] {
        [
            .list("/audit", "listAudit", "Who did what in this workspace, newest first.") { call in
                let before = try call.cursor(places: 1).map { AuditID($0[0]) }
                let reading = try await AuditReader(database: database).read(
                    before: before, by: nil, limit: call.limit + 1, in: call.place().workspace, withChoices: false)
                return APIPage(reading.entries, limit: call.limit, after: { APICursor($0.id.rawValue) }) {
                    AuditEntryDocument($0, name: reading.names[$0.cause])
                }
            }
        ]
    }
}
