internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

/// Pages of messages as the API asks for them: all, or those with certain words.
struct MessageReader {
    let database: any Database
    let search: SearchDesk

    /// - Parameter group: nil for all groups of the workspace.
    func page(_ call: APICall, group: GroupID?, in seat: Seat) async throws -> APIPage<MessageDocument> {
        let before = try call.cursor(places: 1).map { MessageID($0[0]) }, limit = call.limit
        if let words = call.text("q") {
            let page = try await search.find(words, group: group, before: before, limit: limit, in: seat.workspace)
            return APIPage(items: page.hits.map(MessageDocument.init), next: page.next.map { APICursor($0.rawValue) })
        }
        let rows = try await database.read { tx in
            if let group { return try MessageQueries.page(of: group, before: before, limit: limit + 1, in: seat.workspace, tx) }
            return try MessageQueries.page(before: before, limit: limit + 1, in: seat.workspace, tx)
        }
        return APIPage(rows, limit: limit, after: { APICursor($0.id.rawValue) }, MessageDocument.init)
    }
}
