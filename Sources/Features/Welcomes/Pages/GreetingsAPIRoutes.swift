public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// What became of welcomes, in the API.
public struct GreetingsAPIRoutes: Sendable {
    private let database: any Database

    public init(database: any Database) { self.database = database }

    public var routes: [APIRoute] {
        [
            .list(
                "/greetings", "listGreetings",
                "New contacts who were to be welcomed within the last 90 days, with what and when, or why not; the latest first.",
                query: [.id("contact", "Only of this contact, as it was recorded.")], list)
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<GreetingDocument> {
        let seat = try call.place(), limit = call.limit, contact = call.text("contact").flatMap { MemberID($0) }
        let before = try call.cursor(places: 1).map { GreetingID($0[0]) }
        return try await database.read { tx in
            let found = try GreetingQueries.latest(of: contact, before: before, limit: limit + 1, in: seat.workspace, tx)
            return APIPage(found, limit: limit, after: { APICursor($0.id.rawValue) }, GreetingDocument.init)
        }
    }
}
