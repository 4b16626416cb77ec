internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension MergeProposalsConsoleRoutes {
    private static let shown = 20
    private static let ticked = 50

    func showQuestions(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), address = MergeQuestionAddress(visit.query), cursor = MergeQuestionAddress.cursor(visit.query.text("after"))
        let now = visit.now
        let list = try await database.read { tx in
            try MergeQuestionQueries.page(
                isWhole: address.isWhole, after: cursor, limit: address.isMany ? Self.ticked : Self.shown, now: now, in: seat.workspace, tx)
        }
        let model = MergeQuestionsModel(list: list, address: address, isFirst: cursor == nil, frame: try await frame(.open, visit))
        return .page(Page("Members/questions", title: visit.say("proposals.title"), model, frame: .console(MembersConsoleRoutes.place)))
    }

    /// `act` is merge, refuse or later; each `pairs` has the proposals of one question with commas between.
    func answer(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), address = MergeQuestionAddress(visit.form), typed = visit.form.all("pairs")
        let parts = typed.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }, ids = parts.compactMap { MergeProposalID(String($0)) }
        guard ids.count == parts.count, typed.count <= Self.ticked, ids.count <= MergeProposalDesk.mostAtOnce else { throw Failure.unreadable }
        if typed.isEmpty { return .redirect(to: Notice.path(address.path(seat), "proposals-none")) }
        let cause = try Cause.staff(visit.signedIn().staff)
        switch visit.form.text("act") {
        case "merge":
            do {
                let batch = try await desk.accept(ids, workspace: seat.workspace, cause: cause)
                return try await redirect(
                    to: address.path(seat, undo: batch.id), saying: batch.left > 0 ? "proposals-merged-some" : "proposals-merged", isChanged: true, seat)
            } catch is MergeProposalRefusal {
                return .redirect(to: Notice.path(address.path(seat), "proposal-settled"))
            }
        case "refuse":
            try await desk.refuse(ids, workspace: seat.workspace, cause: cause)
            return .redirect(to: Notice.path(address.path(seat), "proposals-refused"))
        case "later":
            try await desk.postpone(ids, workspace: seat.workspace)
            return .redirect(to: Notice.path(address.path(seat), "proposal-later"))
        default: throw Failure.unreadable
        }
    }

    func undo(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), batch: MergeBatch.Number = try visit.id("batch"), back = MergeProposalTab.path(.open, seat)
        do {
            _ = try await desk.undo(batch, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch let refusal as MergeProposalRefusal {
            if refusal == .notFound { throw Failure.notFound }
            return .redirect(to: Notice.path(back, "proposal-settled"))
        }
        return try await redirect(to: back, saying: "proposals-undone", isChanged: true, seat)
    }
}
