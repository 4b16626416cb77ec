internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension MembersConsoleRoutes {
    private static let operatorsShown = 200
    private static let candidates = 20
    private static let likelyShown = 10

    /// With `group`, only who among those who used to talk in it may be a robot: those that its page counts.
    func showOperators(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice, typed = visit.query.text("q"), group = GroupID(visit.query.text("group"))
        let (marked, own, likely, asked) = try await database.read { tx in
            let entries = try OperatorQueries.all(limit: Self.operatorsShown, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(entries.map(\.member)), in: seat.workspace, tx)
            let asked = try group.flatMap { try GroupQueries.one($0, in: seat.workspace, tx) }
            let likely = if let asked {
                try OperatorQueries.formerRobots(of: asked.id, in: seat.workspace, tx)
            } else {
                try OperatorQueries.candidates(
                    limit: Self.likelyShown, workspaceName: seat.isSample ? nil : seat.name, in: seat.workspace, tx)
            }
            let lines = entries.map { MemberLine(entry: $0, name: names[$0.member], seat: seat, voice: voice) }
            return (lines, try OperatorBoard.own(in: seat.workspace, tx), likely, asked)
        }
        let known = Set(marked.map(\.entry.member))
        let found = typed.isEmpty ? [] : try await lines(typed, after: nil, limit: Self.candidates, visit)
        let model = OperatorsModel(
            lines: marked, own: own, typed: typed, found: found.filter { !known.contains($0.entry.member) }, likely: likely, group: asked, seat: seat, voice: voice)
        return .page(Page("Members/operators", title: visit.say("operators.title"), model, frame: .console(Self.place)))
    }

    /// All that the first screen named; `members` has their ids with commas between.
    func markRobots(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), typed = visit.form.text("members").split(separator: ",")
        let members = typed.compactMap { MemberID(String($0)) }
        guard !members.isEmpty, members.count == typed.count, members.count <= OperatorQueries.robotsAtOnce else { throw Failure.unreadable }
        do { try await desk.markRobots(members, workspace: seat.workspace, cause: .staff(visit.signedIn().staff)) } catch MergeRefusal.notFound {
            throw Failure.notFound
        }
        return try await redirect(to: seat.path(), saying: "operator-marked", seat)
    }

    /// `mark` is a kind of `OwnKind`, or `none`; `from` is `list` if the answer should lead back to all of them, `home`, `likely` or `asked`
    /// if it answers a question on the first screen, among all or on the member's page, about those of `group` if there is one.
    func markOperator(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), member: MemberID = try visit.id("member")
        let mark = visit.form.text("mark"), kind = OwnKind(rawValue: mark)
        guard kind != nil || mark == "none" else { throw Failure.unreadable }
        let cause = try Cause.staff(visit.signedIn().staff), from = visit.form.text("from")
        let all = "/operators" + (GroupID(visit.form.text("group")).map { "?group=\($0)" } ?? "")
        let path = from == "list" || from == "likely" ? all : from == "home" ? "" : "/members/\(member)"
        do {
            if ["home", "likely", "asked"].contains(from), kind == nil {
                try await desk.deny(member, workspace: seat.workspace, cause: cause)
                return try await redirect(to: seat.path(path), saying: "operator-denied", seat)
            }
            try await desk.mark(member, as: kind, workspace: seat.workspace, cause: cause)
        } catch MergeRefusal.notFound {
            throw Failure.notFound
        }
        return try await redirect(to: seat.path(path), saying: kind == nil ? "operator-unmarked" : "operator-marked", seat)
    }
}
