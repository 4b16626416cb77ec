internal import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The groups of the connected companies: how many are in them, who came and went.
public struct CustomerGroupsConsoleRoutes: Sendable {
    private let database: any Database
    private static let groupsAtATime = 50
    private static let movesShown = 30

    public init(database: any Database) { self.database = database }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/customer-groups", .role(.readers), showAll),
            .get("/w/{workspace}/groups/{group}/roster", .role(.readers), showOne),
        ]
    }

    private func showAll(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice, today = seat.zone.day(of: visit.now)
        let page = min(max(1, visit.query.number("page") ?? 1), 10_000), from = (page - 1) * Self.groupsAtATime
        let model = try await database.read { tx in
            let entries = try GroupMovementQueries.list(today: today, from: from, limit: Self.groupsAtATime + 1, in: seat.workspace, tx)
            return CustomerGroupListModel(
                overview: try GroupMovementQueries.overview(today: today, in: seat.workspace, tx),
                entries: Array(entries.prefix(Self.groupsAtATime)), page: page, isCut: entries.count > Self.groupsAtATime, today: today, seat: seat,
                voice: voice)
        }
        return .page(
            Page(
                "CustomerGroups/list", title: visit.say("customer-groups.title"), model, frame: .console(GroupsConsoleRoutes.place),
                scripts: model.words?.isStill ?? true ? [] : Page.chartScripts))
    }

    private func showOne(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice, group: GroupID = try visit.id("group"), today = seat.zone.day(of: visit.now)
        let model = try await database.read { tx -> CustomerGroupModel? in
            guard let entry = try GroupQueries.one(group, in: seat.workspace, tx),
                let sight = try GroupMovementQueries.one(group, today: today, limit: Self.movesShown, in: seat.workspace, tx)
            else { return nil }
            let members = Set(sight.moves.flatMap { [$0.member, $0.inviter].compactMap { $0 } } + [sight.owner].compactMap { $0 })
            var head = GroupHead(entry: entry, tab: .roster, seat: seat, voice: voice)
            head.isSilent = try !MessageQueries.exist(in: group, of: seat.workspace, tx)
            return CustomerGroupModel(
                sight: sight, names: try MemberQueries.names(of: members, in: seat.workspace, tx), today: today, head: head)
        }
        guard let model else { throw Failure.notFound }
        let title = voice.say("groups.tab.title", ["name": model.head.entry.name, "tab": voice.say("groups.tab.roster")])
        return .page(
            Page("CustomerGroups/group", title: title, model, frame: .console(GroupsConsoleRoutes.place), scripts: model.words.isStill ? [] : Page.chartScripts))
    }
}
