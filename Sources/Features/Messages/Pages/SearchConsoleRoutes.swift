public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// One field over everything that was said and everybody who said it.
public struct SearchConsoleRoutes: Sendable {
    public static let place = Place("search", path: "/search", roles: .readers)

    private let database: any Database
    private let search: SearchDesk
    private static let hitsAtATime = 30
    private static let membersShown = 5
    /// So many people of one name are looked for.
    private static let senderLimit = 20

    public init(database: any Database, search: SearchDesk) {
        self.database = database
        self.search = search
    }

    public var routes: [Route] { [.get("/w/{workspace}/search", .role(.readers), showSearch)] }

    private func showSearch(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), asked = SearchQuestion(visit.query, voice: visit.voice), before = MessageID(visit.query.text("before"))
        let (groups, senders, people) = try await database.read { tx in
            let isNew = asked.sender.isEmpty && !asked.words.isEmpty && before == nil
            let found = isNew ? try MemberQueries.find(asked.words, limit: Self.membersShown + 1, in: seat.workspace, tx) : []
            let people = try MemberQueries.ranking(of: found, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(people.map(\.member)), in: seat.workspace, tx)
            return (
                try MatrixQueries.choices(including: asked.group.map { [$0] } ?? [], in: seat.workspace, tx).groups,
                asked.sender.isEmpty ? nil : Set(try MemberQueries.find(asked.sender, limit: Self.senderLimit, in: seat.workspace, tx)),
                people.map { MemberLine(entry: $0, name: names[$0.member], seat: seat, voice: visit.voice) }
            )
        }
        let filter = SearchFilter(group: asked.group, senders: senders, from: asked.from, to: asked.to)
        var page = SearchDesk.Page()
        if asked.isAnswerable {
            page = asked.words.isEmpty
                ? try await search.said(filter, before: before, limit: Self.hitsAtATime, zone: seat.zone, in: seat.workspace)
                : try await search.find(asked.words, filter: filter, before: before, limit: Self.hitsAtATime, zone: seat.zone, in: seat.workspace)
        }
        let said = Set(page.hits.map(\.group))
        let names = try await database.read { tx in try GroupQueries.names(of: said, in: seat.workspace, tx) }
        let model = SearchModel(
            asked: asked, page: page, isFirst: before == nil, groups: groups, names: names, people: Array(people.prefix(Self.membersShown)),
            hasMorePeople: people.count > Self.membersShown, isSenderUnknown: senders?.isEmpty ?? false, seat: seat, voice: visit.voice)
        return .page(Page("Messages/search", title: visit.say("search.title"), model, frame: .console(Self.place)))
    }
}
