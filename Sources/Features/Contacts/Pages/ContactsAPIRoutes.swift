public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The contacts of connected companies in the API.
public struct ContactsAPIRoutes: Sendable {
    private let database: any Database

    public init(database: any Database) { self.database = database }

    private enum Standing: String, CaseIterable {
        case any, ok, lost
    }

    public var routes: [APIRoute] {
        [
            .list(
                "/contacts", "listContacts", "People outside of the connected companies whom somebody there has, or had, as a contact, the newest first.",
                query: [
                    .text("q", longest: 100, "Only with this in their name or in a remark."),
                    .text("userid", longest: 64, "Only contacts of this person of the company."),
                    .text("tag", longest: 64, "Only with this tag, by its id."),
                    .word("status", Standing.self, "Only who is a contact, or only who was lost."),
                ], list),
            .get("/contacts/{contact}", "getContact", "One contact with who of the company has them, and the tags.", show),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<ContactDocument> {
        let seat = try call.place(), limit = call.limit, standing: Standing = try call.word("status")
        let filter = ContactQueries.Filter(
            text: call.text("q") ?? "", staff: call.text("userid") ?? "", tag: call.text("tag") ?? "", status: standing == .any ? "" : standing.rawValue)
        let after = try call.cursor(places: 1).map { MemberID($0[0]) }
        return try await database.read { tx in
            let people = try ContactPeople.list(filter, after: after, limit: limit + 1, in: seat.workspace, tx)
            return APIPage(people, limit: limit, after: { APICursor($0.id.rawValue) }, ContactDocument.init)
        }
    }

    private func show(_ call: APICall) async throws -> ContactDocument {
        let seat = try call.place(), id: MemberID = try call.id("contact")
        guard let person = try await database.read({ tx in try ContactPeople.one(id, in: seat.workspace, tx) }) else { throw Problem(.notFound) }
        return ContactDocument(person)
    }
}
