internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Groups in the API: their figures, members and messages, and their name.
public struct GroupsAPIRoutes: Sendable {
    let database: any Database
    let reader: FiguresReader
    let search: SearchDesk
    let desk: GroupDesk

    public init(database: any Database, reader: FiguresReader, search: SearchDesk, desk: GroupDesk) {
        self.database = database
        self.reader = reader
        self.search = search
        self.desk = desk
    }

    public var routes: [APIRoute] {
        [
            .list(
                "/groups", "listGroups", "All groups with their state and figures.",
                query: [.word("sort", GroupSort.self, "The order: by name; state puts first what needs a look; the rest largest or latest first.")],
                list),
            .get("/groups/{group}", "getGroup", "One group with its state and figures.", show),
            .change(.patch, "/groups/{group}", "renameGroup", "Gives a group another name.", problems: [.refused], rename),
            .get(
                "/groups/{group}/figures", "getGroupFigures", "Every figure of a group, as `quanzi report --json` tells them.",
                query: [.time("as_of", "The moment the figures are for; the workspace's last message if it is missing.")], figures),
            .list("/groups/{group}/members", "listGroupMembers", "A group's members, who said most first.", members),
            .list(
                "/groups/{group}/messages", "listGroupMessages", "A group's messages, newest first.",
                query: [.text("q", longest: 200, "Only messages with these words.")], messages),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<GroupDocument> {
        let seat = try call.place(), sort = try call.word("sort", GroupSort.self)
        let groups = sort.sorted(try await documents(seat))
        var rest = groups[...]
        if let after = try call.cursor(places: 1) {
            guard let place = groups.firstIndex(where: { $0.id.rawValue == after[0] }) else { throw APICall.badCursor }
            rest = groups[(place + 1)...]
        }
        return APIPage(Array(rest), limit: call.limit, after: { APICursor($0.id.rawValue) }, { $0 })
    }

    private func show(_ call: APICall) async throws -> GroupDocument {
        try await document(call.id("group"), call.place())
    }

    private func rename(_ call: APICall, _ body: GroupNameDocument) async throws -> GroupDocument {
        let seat = try call.place(), group: GroupID = try call.id("group")
        do {
            try await desk.rename(group, to: body.name, workspace: seat.workspace, cause: call.cause())
        } catch let refusal as GroupRefusal {
            switch refusal {
            case .notFound: throw Problem(.notFound)
            case .nameEmpty, .nameTooLong:
                throw Problem(
                    .refused, faults: [ParameterFault(in: .body, name: "name", detail: call.say("refusal.group.\(refusal.rawValue)"))])
            }
        }
        return try await document(group, seat)
    }

    private func figures(_ call: APICall) async throws -> GroupFiguresDocument {
        let seat = try call.place(), group: GroupID = try call.id("group")
        let entry = try await entry(group, seat)
        guard let reading = try await reader.one(group, asOf: call.time("as_of"), sections: [TrendFigures.self, ChangeFigures.self], in: seat) else {
            return GroupFiguresDocument(GroupReading(group: entry, asOf: call.now, figures: GroupFigures()), asOf: nil, zone: seat.zone)
        }
        return GroupFiguresDocument(reading, asOf: reading.asOf, zone: seat.zone)
    }

    func entry(_ group: GroupID, _ seat: Seat) async throws -> GroupEntry {
        guard let entry = try await database.read({ try GroupQueries.one(group, in: seat.workspace, $0) }) else {
            throw Problem(.notFound)
        }
        return entry
    }

    /// By name.
    private func documents(_ seat: Seat) async throws -> [GroupDocument] {
        let entries = try await database.read { try GroupQueries.all(in: seat.workspace, $0) }
        let readings = Dictionary(try await reader.all(in: seat).map { ($0.group.id, $0) }, uniquingKeysWith: { first, _ in first })
        return entries.map { GroupDocument($0, readings[$0.id]) }
    }

    private func document(_ group: GroupID, _ seat: Seat) async throws -> GroupDocument {
        let entry = try await entry(group, seat)
        return GroupDocument(entry, try await reader.one(group, asOf: nil, in: seat))
    }
}
