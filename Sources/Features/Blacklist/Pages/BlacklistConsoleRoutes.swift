internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The blacklist, and the form at a member that puts them there.
public struct BlacklistConsoleRoutes: Sendable {
    private let database: any Database
    private let desk: BlacklistDesk
    /// Made anew after somebody was put there or taken off: tasks are for those who are wanted.
    private let figures: FigureRuns
    private static let atATime = 100

    public init(database: any Database, desk: BlacklistDesk, figures: FigureRuns) {
        self.database = database
        self.desk = desk
        self.figures = figures
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/blacklist", .role(.operators), list),
            .get("/w/{workspace}/members/{member}/blacklist", .role(.operators)) { try await memberPage($0, status: 200) { _ in } },
            .post("/w/{workspace}/members/{member}/blacklist", .role(.operators), add),
            .post("/w/{workspace}/members/{member}/blacklist/removal", .role(.operators), remove),
        ]
    }

    /// Above every page of a workspace in whose groups somebody was met after they had been put on the blacklist.
    public static func alarms(_ database: any Database) -> @Sendable (Seat) async throws -> [Alarm] {
        { seat in
            guard Set.operators.contains(seat.role) else { return [] }
            let count = try await database.read { tx in try Blacklist.returned(in: seat.workspace, tx) }
            return count == 0
                ? [] : [Alarm("blacklist.alarm", ["count": "\(count)"], remedy: Alarm.Remedy("blacklist.alarm.look", path: seat.path("/blacklist")))]
        }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), after = MemberID(visit.query.text("after"))
        let model = try await database.read { [voice = visit.voice] tx in
            let rows = try Blacklist.list(after: after, limit: Self.atATime + 1, in: seat.workspace, tx), shown = Array(rows.prefix(Self.atATime))
            return BlacklistModel(
                entries: shown, names: try MemberQueries.names(of: Set(shown.map(\.member)), in: seat.workspace, tx),
                whereabouts: try Blacklist.whereabouts(of: shown.map(\.member), in: seat.workspace, tx),
                isCut: rows.count > shown.count, isFirst: after == nil, seat: seat, voice: voice)
        }
        return .page(page("list", visit.say("blacklist.title"), model))
    }

    private func add(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), member: MemberID = try visit.id("member"), reason = visit.form.text("reason")
        do {
            try await desk.add(member, reason: reason, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch BlacklistRefusal.notFound {
            throw Failure.notFound
        } catch let refusal as BlacklistRefusal {
            return try await memberPage(visit, status: 422) { model in
                model.typed = reason
                model.errors["reason"] = visit.say("refusal.blacklist.\(refusal.rawValue)")
            }
        }
        return try await redirect(saying: "blacklisted", seat)
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await desk.remove(visit.id("member"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch BlacklistRefusal.notFound {
            // A colleague was faster.
        }
        return try await redirect(saying: "unblacklisted", seat)
    }

    /// To the list, by way of the progress of the figures if they take longer than a moment.
    private func redirect(saying notice: String, _ seat: Seat) async throws -> Reply {
        .redirect(to: FigureRunModel.path(seat.path("/blacklist"), saying: notice, areMade: try await figures.make(seat.workspace), seat))
    }

    private func memberPage(_ visit: Visit, status: Int, _ fill: (inout BlacklistMemberModel) -> Void) async throws -> Reply {
        let seat = try visit.place(), asked: MemberID = try visit.id("member")
        let found = try await database.read { tx -> (member: MemberID, name: String?, entry: BlacklistEntry?)? in
            let member = try MergedMembers(of: seat.workspace, tx).shown(asked)
            guard try !MemberQueries.identities(of: member, in: seat.workspace, tx).isEmpty else { return nil }
            return (member, try MemberQueries.names(of: [member], in: seat.workspace, tx)[member], try Blacklist.entry(of: member, in: seat.workspace, tx))
        }
        guard let found else { throw Failure.notFound }
        var model = BlacklistMemberModel(
            seat: seat, member: found.member, name: found.name ?? visit.say("member.unnamed"), entry: found.entry, voice: visit.voice)
        fill(&model)
        return .page(page("member", visit.say("blacklist.member-title"), model, status: status))
    }

    private func page(_ view: String, _ title: String, _ model: any PageModel, status: Int = 200) -> Page {
        Page("Blacklist/\(view)", title: title, model, frame: .console(MembersConsoleRoutes.place), status: status)
    }
}
