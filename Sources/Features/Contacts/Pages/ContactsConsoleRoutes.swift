internal import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The contacts of the connected companies; one contact's page is that of the member.
public struct ContactsConsoleRoutes: Sendable {
    private let database: any Database
    private static let atATime = 50

    public init(database: any Database) { self.database = database }

    public var routes: [Route] { [.get("/w/{workspace}/contacts", .role(.readers), show)] }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), choice = ContactChoice(visit.query), cursor = ContactCursor(visit.query.text("after"))?.place
        let model = try await database.read { [voice = visit.voice] tx in
            let entries = try ContactQueries.list(choice.filter, after: cursor, limit: Self.atATime + 1, in: seat.workspace, tx)
            let shown = Array(entries.prefix(Self.atATime))
            return ContactListModel(
                entries: shown, staff: try ContactQueries.staff(in: seat.workspace, tx), tags: try TagQueries.all(in: seat.workspace, tx),
                names: try MemberQueries.names(of: Set(shown.compactMap(\.staff)), in: seat.workspace, tx), choice: choice,
                isCut: entries.count > shown.count, isFirst: cursor == nil, hasAny: try ContactQueries.areThere(in: seat.workspace, tx), seat: seat,
                voice: voice)
        }
        return .page(Page("Contacts/list", title: visit.say("contacts.title"), model, frame: .console(MembersConsoleRoutes.place)))
    }
}
