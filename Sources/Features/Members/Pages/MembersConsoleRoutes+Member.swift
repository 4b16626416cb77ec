internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension MembersConsoleRoutes {
    private static let candidatesShown = 20

    func showMember(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), asked: MemberID = try visit.id("member"), voice = visit.voice
        let (member, reading) = try await database.read { tx -> (MemberID, MemberReading?) in
            let member = try MergedMembers(of: seat.workspace, tx).shown(asked)
            return (member, try MemberReading(member, in: seat, tx))
        }
        guard let reading else { throw Failure.notFound }
        // Who was merged into another is found there.
        if member != asked { return .redirect(to: seat.path("/members/\(member)")) }
        let model = MemberModel(reading: reading, seat: seat, voice: voice)
        return .page(
            Page(
                "Members/member", title: model.name, model, frame: .console(Self.place),
                scripts: model.chart == nil ? [] : Page.chartScripts))
    }

    func showMerge(_ visit: Visit) async throws -> Reply {
        try await .page(mergePage(visit, problem: nil, status: 200))
    }

    func merge(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), member: MemberID = try visit.id("member")
        guard let other = MemberID(visit.form.text("other")) else { throw Failure.unreadable }
        do {
            try await desk.merge(other, into: member, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch let refusal as MergeRefusal {
            if refusal == .notFound { throw Failure.notFound }
            return try await .page(mergePage(visit, problem: visit.say("refusal.merge.\(refusal.rawValue)"), status: 409))
        }
        return try await redirect(to: seat.path("/members/\(member)"), saying: "merged", seat)
    }

    func split(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), member: MemberID = try visit.id("member")
        guard let part = MemberID(visit.form.text("part")) else { throw Failure.unreadable }
        do {
            try await desk.split(part, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch let refusal as MergeRefusal {
            if refusal == .notFound { throw Failure.notFound }
            // Somebody else was faster; the page shows how it is now.
            return .redirect(to: Notice.path(seat.path("/members/\(member)"), "split"))
        }
        return try await redirect(to: seat.path("/members/\(member)"), saying: "split", seat)
    }

    private func mergePage(_ visit: Visit, problem: String?, status: Int) async throws -> Page {
        let seat = try visit.place(), member: MemberID = try visit.id("member"), typed = visit.query.text("q")
        let name = try await database.read { try MemberQueries.names(of: [member], in: seat.workspace, $0)[member] }
        guard let name else { throw Failure.notFound }
        let found = typed.isEmpty ? [] : try await lines(typed, after: nil, limit: Self.candidatesShown, visit)
        let model = MergeModel(
            member: member, name: name, typed: typed, candidates: found.filter { $0.entry.member != member }, problem: problem,
            seat: seat, voice: visit.voice)
        return Page(
            "Members/merge", title: visit.say("members.merge.title", ["name": name]), model, frame: .console(Self.place), status: status)
    }
}
