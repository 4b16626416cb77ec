internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// The list of members, and one member with merging and splitting.
public struct MembersConsoleRoutes: Sendable {
    public static let place = Place("members", path: "/members", roles: .readers, isPrimary: true)

    let database: any Database
    let desk: MemberDesk
    /// Made anew after members were merged, split or marked: figures count people.
    let figures: FigureRuns

    public init(database: any Database, desk: MemberDesk, figures: FigureRuns) {
        self.database = database
        self.desk = desk
        self.figures = figures
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/members", .role(.readers), showMembers),
            .get("/w/{workspace}/members.xlsx", .role(.readers), keepMembers),
            .get("/w/{workspace}/members/{member}", .role(.readers), showMember),
            .get("/w/{workspace}/members/{member}/merge", .role(.operators), showMerge),
            .post("/w/{workspace}/members/{member}/merge", .role(.operators), merge),
            .post("/w/{workspace}/members/{member}/split", .role(.operators), split),
            .post("/w/{workspace}/members/{member}/operator", .role(.operators), markOperator),
            .get("/w/{workspace}/operators", .role(.operators), showOperators),
            .post("/w/{workspace}/operators/robots", .role(.operators), markRobots),
        ]
    }

    private static let atATime = 50

    private func showMembers(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), typed = visit.query.text("q")
        let cursor = MemberCursor(visit.query.text("after")).map { MemberQueries.Cursor(messages: $0.messages, member: $0.member) }
        let active = ActiveWithin(visit.query)
        let lines = try await lines(typed, after: cursor, active: active, limit: Self.atATime + 1, visit)
        let shown = lines.prefix(Self.atATime), now = visit.now
        let (hasContacts, proposals) = try await database.read {
            (try ContactQueries.areThere(in: seat.workspace, $0), try MergeProposalQueries.count(now: now, in: seat.workspace, $0))
        }
        let model = MemberListModel(
            lines: Array(shown), typed: typed, active: active, isCut: lines.count > shown.count, isFirst: cursor == nil,
            hasContacts: hasContacts, proposals: proposals, seat: seat, voice: visit.voice)
        return .page(Page("Members/list", title: visit.say("members.title"), model, frame: .console(Self.place)))
    }

    /// Makes the figures anew and leads on, by way of their progress if they take longer than a moment.
    func redirect(to path: String, saying notice: String, _ seat: Seat) async throws -> Reply {
        .redirect(to: FigureRunModel.path(path, saying: notice, areMade: try await figures.make(seat.workspace), seat))
    }

    private func keepMembers(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), workbook = MembersWorkbook(workspace: seat.workspace, voice: visit.voice)
        return try await WorkbookDownload.make("\(seat.name) \(visit.say("members.title"))", zone: seat.zone, from: database) {
            try workbook.fill($0, $1)
        }
    }

    /// Members by what was typed, or all of them.
    func lines(
        _ typed: String, after: MemberQueries.Cursor?, active: ActiveWithin? = nil, limit: Int, _ visit: Visit
    ) async throws -> [MemberLine] {
        let seat = try visit.place(), voice = visit.voice
        return try await database.read { tx in
            let entries =
                typed.isEmpty
                ? try MemberQueries.ranking(after: after, since: active?.since(seat.workspace, tx), limit: limit, in: seat.workspace, tx)
                : try MemberQueries.ranking(
                    of: MemberQueries.find(String(typed.prefix(100)), limit: limit, in: seat.workspace, tx), in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(entries.map(\.member)), in: seat.workspace, tx)
            let own = try OperatorBoard.own(in: seat.workspace, tx)
            return entries.map { MemberLine(entry: $0, name: names[$0.member], seat: seat, voice: voice, own: own.kind(of: $0.member)) }
        }
    }
}
