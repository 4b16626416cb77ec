internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// Members who may be one person, and what people decide about them.
public struct MergeProposalsConsoleRoutes: Sendable {
    private let database: any Database
    private let desk: MergeProposalDesk
    private let figuresChanged: @Sendable (WorkspaceID) async throws -> Void

    private static let atATime = 20

    /// - Parameter figuresChanged: called after members were merged or split: figures count people.
    public init(
        database: any Database, desk: MergeProposalDesk, figuresChanged: @escaping @Sendable (WorkspaceID) async throws -> Void
    ) {
        self.database = database
        self.desk = desk
        self.figuresChanged = figuresChanged
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/members/proposals", .role(.readers), show),
            .post("/w/{workspace}/members/proposals/rule", .role([.owner]), setRule),
            .post("/w/{workspace}/members/proposals/{proposal}", .role(.operators), decide),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), view = MergeProposalQueries.View(rawValue: visit.query.text("state")) ?? .open
        let cursor = Self.cursor(visit.query.text("after")), now = visit.now
        let (entries, isOn) = try await database.read { tx in
            (
                try MergeProposalQueries.page(view, after: cursor, limit: Self.atATime + 1, now: now, in: seat.workspace, tx),
                try MergeProposalQueries.mergesByUnion(in: seat.workspace, tx)
            )
        }
        let model = MergeProposalsModel(
            entries: Array(entries.prefix(Self.atATime)), view: view, isCut: entries.count > Self.atATime, isFirst: cursor == nil,
            mergesByUnion: isOn, seat: seat, voice: visit.voice)
        return .page(Page("Members/proposals", title: visit.say("proposals.title"), model, frame: .console(MembersConsoleRoutes.place)))
    }

    /// `act` is accept, refuse, later or reopen; back to the list where the button was.
    private func decide(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), id: MergeProposalID = try visit.id("proposal"), cause = try Cause.staff(visit.signedIn().staff)
        let view = MergeProposalQueries.View(rawValue: visit.form.text("from")) ?? .open, back = MergeProposalTab.path(view, seat)
        guard let act = MergeProposalAct(rawValue: visit.form.text("act")) else { throw Failure.unreadable }
        do {
            if try await act.perform(id, by: desk, workspace: seat.workspace, cause: cause) { try await figuresChanged(seat.workspace) }
        } catch let refusal as MergeProposalRefusal {
            if refusal == .notFound { throw Failure.notFound }
            // A colleague was faster; the page shows how it is now.
            return .redirect(to: Notice.path(back, "proposal-settled"))
        }
        return .redirect(to: Notice.path(back, "proposal-\(act == .reopen && view == .merged ? "split" : act.rawValue)"))
    }

    private func setRule(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        guard let on = visit.form.number("on"), (0...1).contains(on) else { throw Failure.unreadable }
        let cause = try Cause.staff(visit.signedIn().staff)
        if try await desk.setMergesByUnion(on == 1, workspace: seat.workspace, cause: cause) { try await figuresChanged(seat.workspace) }
        return .redirect(to: Notice.path(MergeProposalTab.path(.open, seat), on == 1 ? "proposal-rule-on" : "proposal-rule-off"))
    }

    /// `2-1790000000000`.
    private static func cursor(_ text: String) -> MergeProposalQueries.Cursor? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let strength = Int(parts[0]), (1...3).contains(strength), let id = MergeProposalID(parts[1]) else { return nil }
        return MergeProposalQueries.Cursor(strength: strength, id: id)
    }
}
