public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The groups of connected companies in the API, and who is and was in them.
public struct CustomerGroupsAPIRoutes: Sendable {
    private let database: any Database

    public init(database: any Database) { self.database = database }

    public var routes: [APIRoute] {
        [
            .list("/customer-groups", "listCustomerGroups", "The groups of the connected companies, the newest first.", groups),
            .list(
                "/groups/{group}/roster", "listGroupRoster",
                "Who is in a group of a connected company, and who was: how they came and how they went. Nobody of a group that no connection brought.",
                query: [.word("standing", CustomerGroupQueries.Standing.self, "Only who is there, or only who left.")], roster),
        ]
    }

    private func groups(_ call: APICall) async throws -> APIPage<CustomerGroupDocument> {
        let seat = try call.place(), limit = call.limit
        let after = try call.cursor(places: 2).map { (group: GroupID($0[0]), connection: ConnectionID($0[1])) }
        return try await database.read { tx in
            let rows = try CustomerGroupQueries.groups(after: after, limit: limit + 1, in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.group.rawValue, $0.connection.rawValue) }, CustomerGroupDocument.init)
        }
    }

    private func roster(_ call: APICall) async throws -> APIPage<GuestDocument> {
        let seat = try call.place(), limit = call.limit, group: GroupID = try call.id("group")
        let standing: CustomerGroupQueries.Standing = try call.word("standing"), after = try call.cursor(places: 1).map { MemberID($0[0]) }
        return try await database.read { tx in
            guard try GroupQueries.one(group, in: seat.workspace, tx) != nil else { throw Problem(.notFound) }
            let rows = try CustomerGroupQueries.roster(of: group, standing, after: after, limit: limit + 1, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(rows.map(\.member)), in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.id.rawValue) }) { GuestDocument($0, name: names[$0.member]) }
        }
    }
}
