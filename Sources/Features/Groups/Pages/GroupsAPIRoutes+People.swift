internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension GroupsAPIRoutes {
    func members(_ call: APICall) async throws -> APIPage<MembershipDocument> {
        let seat = try call.place(), limit = call.limit
        let entry = try await entry(call.id("group"), seat)
        let after = try call.cursor(places: 2).map { MemberQueries.Cursor(messages: $0[0], member: MemberID($0[1])) }
        return try await database.read { tx in
            let rows = try MemberQueries.page(of: entry.id, after: after, limit: limit + 1, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(rows.map(\.member)), in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.messages, $0.member.rawValue) }) {
                MembershipDocument($0, name: names[$0.member])
            }
        }
    }

    func messages(_ call: APICall) async throws -> APIPage<MessageDocument> {
        let seat = try call.place()
        let entry = try await entry(call.id("group"), seat)
        return try await MessageReader(database: database, search: search).page(call, group: entry.id, in: seat)
    }
}
