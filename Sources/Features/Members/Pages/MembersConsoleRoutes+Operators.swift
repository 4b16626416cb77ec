internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension MembersConsoleRoutes {
    private static let operatorsShown = 200
    private static let candidates = 20
    private static let likelyShown = 10

    func showOperators(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice, typed = visit.query.text("q")
        let (marked, own, likely) = try await database.read { tx in
            let entries = try OperatorQueries.all(limit: Self.operatorsShown, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(entries.map(\.member)), in: seat.workspace, tx)
            let likely = try OperatorQueries.candidates(
                limit: Self.likelyShown, workspaceName: seat.isSample ? nil : seat.name, in: seat.workspace, tx)
            return (entries.map { MemberLine(entry: $0, name: names[$0.member], seat: seat, voice: voice) }, try OperatorBoard.own(in: seat.workspace, tx), likely)
        }
        let known = Set(marked.map(\.entry.member))
        let found = typed.isEmpty ? [] : try await lines(typed, after: nil, limit: Self.candidates, visit)
        let model = OperatorsModel(
            lines: marked, own: own, typed: typed, found: found.filter { !known.contains($0.entry.member) }, likely: likely, seat: seat, voice: voice)
        return .page(Page("Members/operators", title: visit.say("operators.title"), model, frame: .console(Self.place)))
    }

    private static let robotsAtOnce = 200

    /// All that the first screen named; `members` has their ids with commas between.
    func markRobots(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), typed = visit.form.text("members").split(separator: ",")
        let members = typed.compactMap { MemberID(String($0)) }
        guard !members.isEmpty, members.count == typed.count, members.count <= Self.robotsAtOnce else { throw Failure.unreadable }
        do { try await desk.markRobots(members, workspace: seat.workspace, cause: .staff(visit.signedIn().staff)) } catch MergeRefusal.notFound {
            throw Failure.notFound
        }
        try await figuresChanged(seat.workspace)
        return .redirect(to: Notice.path(seat.path(), "operator-marked"))
    }

    /// `mark` is a kind of `OwnKind`, or `none`; `from` is `list` if the answer should lead back to all of them, `home` or `likely` if it
    /// answers a question there.
    func markOperator(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), member: MemberID = try visit.id("member")
        let mark = visit.form.text("mark"), kind = OwnKind(rawValue: mark)
        guard kind != nil || mark == "none" else { throw Failure.unreadable }
        let cause = try Cause.staff(visit.signedIn().staff), from = visit.form.text("from")
        do {
            if ["home", "likely"].contains(from), kind == nil {
                try await desk.deny(member, workspace: seat.workspace, cause: cause)
                return .redirect(to: Notice.path(seat.path(from == "home" ? "" : "/operators"), "operator-denied"))
            }
            try await desk.mark(member, as: kind, workspace: seat.workspace, cause: cause)
        } catch MergeRefusal.notFound {
            throw Failure.notFound
        }
        try await figuresChanged(seat.workspace)
        let path = from == "list" || from == "likely" ? "/operators" : from == "home" ? "" : "/members/\(member)"
        return .redirect(to: Notice.path(seat.path(path), kind == nil ? "operator-unmarked" : "operator-marked"))
    }
}
