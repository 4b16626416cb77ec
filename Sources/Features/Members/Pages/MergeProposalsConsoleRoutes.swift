internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// Members who may be one person, and what people decide about them.
public struct MergeProposalsConsoleRoutes: Sendable {
    let database: any Database
    let desk: MergeProposalDesk
    /// Made anew after members were merged or split: figures count people.
    let figures: FigureRuns

    private static let atATime = 20
    private static let ofOne = 100

    public init(database: any Database, desk: MergeProposalDesk, figures: FigureRuns) {
        self.database = database
        self.desk = desk
        self.figures = figures
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/members/proposals", .role(.readers), show),
            .post("/w/{workspace}/members/proposals/rule", .role([.owner]), setRule),
            .post("/w/{workspace}/members/proposals/questions", .role(.operators), answer),
            .post("/w/{workspace}/members/proposals/batches/{batch}", .role(.operators), undo),
            .post("/w/{workspace}/members/proposals/{proposal}", .role(.operators), decide),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let view = MergeProposalQueries.View(rawValue: visit.query.text("state")) ?? .open
        if let member = MemberID(visit.query.text("of")) { return try await showPairs(about: member, visit) }
        return view == .open ? try await showQuestions(visit) : try await showPairs(view, visit)
    }

    private func showPairs(_ view: MergeProposalQueries.View, _ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), cursor = Self.cursor(visit.query.text("after")), now = visit.now
        let entries = try await database.read { tx in
            try MergeProposalQueries.page(view, after: cursor, limit: Self.atATime + 1, now: now, in: seat.workspace, tx)
        }
        let model = MergeProposalsModel(
            entries: Array(entries.prefix(Self.atATime)), isCut: entries.count > Self.atATime, isFirst: cursor == nil, about: nil,
            frame: try await frame(view, visit))
        return .page(Page("Members/proposals", title: visit.say("proposals.title"), model, frame: .console(MembersConsoleRoutes.place)))
    }

    /// The pairs of one question, to be looked at one by one.
    private func showPairs(about member: MemberID, _ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), now = visit.now
        let entries = try await database.read { tx in try MergeQuestionQueries.proposals(about: member, now: now, in: seat.workspace, tx) }
        if entries.isEmpty { return .redirect(to: MergeProposalTab.path(.open, seat)) }
        let model = MergeProposalsModel(
            entries: Array(entries.prefix(Self.ofOne)), isCut: false, isFirst: true, about: member, frame: try await frame(.open, visit))
        return .page(Page("Members/proposals", title: visit.say("proposals.title"), model, frame: .console(MembersConsoleRoutes.place)))
    }

    func frame(_ view: MergeProposalQueries.View, _ visit: Visit) async throws -> MergeFrame {
        let seat = try visit.place(), batch = MergeBatch.Number(visit.query.text("undo"))
        return try await database.read { tx in
            MergeFrame(
                view: view, mergesByUnion: try MergeProposalQueries.mergesByUnion(in: seat.workspace, tx),
                done: try batch.flatMap { try MergeQuestionQueries.batch($0, in: seat.workspace, tx) }, seat: seat, voice: visit.voice)
        }
    }

    /// `act` is accept, refuse, later or reopen; back to the list where the button was.
    private func decide(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), id: MergeProposalID = try visit.id("proposal"), cause = try Cause.staff(visit.signedIn().staff)
        let view = MergeProposalQueries.View(rawValue: visit.form.text("from")) ?? .open
        let back = MemberID(visit.form.text("of")).map { seat.path("/members/proposals?of=\($0)") } ?? MergeProposalTab.path(view, seat)
        guard let act = MergeProposalAct(rawValue: visit.form.text("act")) else { throw Failure.unreadable }
        let isAny: Bool
        do { isAny = try await act.perform(id, by: desk, workspace: seat.workspace, cause: cause) } catch let refusal as MergeProposalRefusal {
            if refusal == .notFound { throw Failure.notFound }
            // A colleague was faster; the page shows how it is now.
            return .redirect(to: Notice.path(back, "proposal-settled"))
        }
        let notice = "proposal-\(act == .reopen && view == .merged ? "split" : act.rawValue)"
        return try await redirect(to: back, saying: notice, isChanged: isAny, seat)
    }

    private func setRule(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        guard let on = visit.form.number("on"), (0...1).contains(on) else { throw Failure.unreadable }
        let cause = try Cause.staff(visit.signedIn().staff)
        let isAny = try await desk.setMergesByUnion(on == 1, workspace: seat.workspace, cause: cause)
        return try await redirect(
            to: MergeProposalTab.path(.open, seat), saying: on == 1 ? "proposal-rule-on" : "proposal-rule-off", isChanged: isAny, seat)
    }

    /// Leads on, by way of the progress of the figures if they change and take longer than a moment.
    func redirect(to path: String, saying notice: String, isChanged: Bool, _ seat: Seat) async throws -> Reply {
        let areMade = isChanged ? try await figures.make(seat.workspace) : true
        return .redirect(to: FigureRunModel.path(path, saying: notice, areMade: areMade, seat))
    }

    /// `2-1790000000000`.
    private static func cursor(_ text: String) -> MergeProposalQueries.Cursor? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let strength = Int(parts[0]), (1...3).contains(strength), let id = MergeProposalID(parts[1]) else { return nil }
        return MergeProposalQueries.Cursor(strength: strength, id: id)
    }
}
