internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// The list of groups, and the pages of one group.
public struct GroupsConsoleRoutes: Sendable {
    public static let place = Place("groups", path: "/groups", roles: .readers, isPrimary: true)

    let database: any Database
    let reader: FiguresReader
    let search: SearchDesk
    let desk: GroupDesk
    let figuresChanged: @Sendable (WorkspaceID) async throws -> Void

    public init(
        database: any Database, reader: FiguresReader, search: SearchDesk, desk: GroupDesk,
        figuresChanged: @escaping @Sendable (WorkspaceID) async throws -> Void
    ) {
        self.database = database
        self.reader = reader
        self.search = search
        self.desk = desk
        self.figuresChanged = figuresChanged
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/groups", .role(.readers), showGroups),
            .get("/w/{workspace}/groups.xlsx", .role(.readers), keepGroups),
            .get("/w/{workspace}/groups/{group}", .role(.readers), showGroup),
            .get("/w/{workspace}/groups/{group}/figures.xlsx", .role(.readers), keepGroup),
            .get("/w/{workspace}/groups/{group}/people", .role(.readers), showPeople),
            .get("/w/{workspace}/groups/{group}/talk", .role(.readers), showTalk),
            .get("/w/{workspace}/groups/{group}/words", .role(.readers), showWords),
            .get("/w/{workspace}/groups/{group}/network", .role(.readers), showNetwork),
            .get("/w/{workspace}/groups/{group}/flow", .role(.readers), showFlow),
            .get("/w/{workspace}/groups/{group}/members", .role(.readers), showMembers),
            .get("/w/{workspace}/groups/{group}/messages", .role(.readers), showMessages),
            .get("/w/{workspace}/groups/{group}/name", .role(.operators), showName),
            .post("/w/{workspace}/groups/{group}/name", .role(.operators), rename),
            .post("/w/{workspace}/groups/{group}/silence", .role(.operators), confirmSilence),
        ]
    }

    private func showGroups(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice, address = MatrixAddress(visit.query)
        let model = try await database.read { tx in
            let from = (address.page - 1) * MatrixAddress.groupsAtATime
            let entries = try MatrixQueries.page(
                address.choice, from: from, limit: MatrixAddress.groupsAtATime, in: seat.workspace, tx)
            let count = try MatrixQueries.count(address.choice, in: seat.workspace, tx)
            return GroupListModel(
                entries: entries, count: count, hasGroups: try count > 0 || GroupQueries.exist(in: seat.workspace, tx),
                hasCustomerGroups: try GroupMovementQueries.areThere(in: seat.workspace, tx),
                whole: try MatrixQueries.whole(of: seat.workspace, tx),
                fewSpeakers: try MatrixQueries.count(
                    .init(order: .state, isDescending: false, state: .tooLittleData, hasFewSpeakers: true), in: seat.workspace, tx),
                address: address, seat: seat, voice: voice)
        }
        return .page(
            Page(
                "Groups/list", title: visit.say("groups.title"), model, frame: .console(Self.place),
                scripts: model.charts.isEmpty ? [] : Page.chartScripts))
    }

    private func keepGroups(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let workbook = GroupsWorkbook(readings: GroupLine.ordered(try await reader.all(withFormer: true, in: seat)), voice: visit.voice)
        return try await WorkbookDownload.make("\(seat.name) \(visit.say("groups.title"))", zone: seat.zone) { try workbook.fill($0) }
    }

    /// Where a group of a connected company is shown of which nobody's words are known; nil for any other.
    func roster(instead group: GroupEntry, _ visit: Visit) async throws -> Reply? {
        let seat = try visit.place()
        guard group.isConnected, try await !database.read({ try MessageQueries.exist(in: group.id, of: seat.workspace, $0) }) else { return nil }
        return .redirect(to: seat.path("/groups/\(group.id)/roster"))
    }

    /// The group of the address in this workspace.
    func entry(_ visit: Visit) async throws -> GroupEntry {
        let seat = try visit.place(), group: GroupID = try visit.id("group")
        guard let entry = try await database.read({ try GroupQueries.one(group, in: seat.workspace, $0) }) else {
            throw Failure.notFound
        }
        return entry
    }
}
