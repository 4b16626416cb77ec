internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// Members who may be one person, in the API.
public struct MergeProposalsAPIRoutes: Sendable {
    private let database: any Database
    private let desk: MergeProposalDesk
    private let figuresChanged: @Sendable (WorkspaceID) async throws -> Void

    /// - Parameter figuresChanged: called after members were merged or split: figures count people.
    public init(
        database: any Database, desk: MergeProposalDesk, figuresChanged: @escaping @Sendable (WorkspaceID) async throws -> Void
    ) {
        self.database = database
        self.desk = desk
        self.figuresChanged = figuresChanged
    }

    public var routes: [APIRoute] {
        [
            .list(
                "/merge-proposals", "listMergeProposals", "Pairs of members who may be one person, the surest first.",
                query: [.word("state", MergeProposalQueries.View.self, "Which: to be decided now, put off, merged, or told apart.")], list),
            .list(
                "/merge-questions", "listMergeQuestions", "The pairs to be decided now, put together by person, what changes most first.",
                questions),
            .change(
                .post, "/merge-batches", "makeMergeBatch",
                "Merges whom these pairs join, as one decision that can be taken back. Who was told apart stays apart.", problems: [.conflict], acceptMany),
            .act(
                "/merge-batches/{batch}/undo", "undoMergeBatch",
                "Takes such a decision back; who was split or merged on since stays as they are.", problems: [.conflict], undo),
            .get("/merge-proposals/{proposal}", "getMergeProposal", "One pair with what speaks for and against it.") {
                try await document($0.id("proposal"), $0)
            },
            .act("/merge-proposals/{proposal}/accept", "acceptMergeProposal", "Merges the two.", problems: [.conflict]) { try await act(.accept, $0) },
            .act(
                "/merge-proposals/{proposal}/refuse", "refuseMergeProposal", "Tells the two apart; they are not proposed again.", problems: [.conflict]
            ) { try await act(.refuse, $0) },
            .act("/merge-proposals/{proposal}/later", "postponeMergeProposal", "Puts it off for seven days.", problems: [.conflict]) {
                try await act(.later, $0)
            },
            .act(
                "/merge-proposals/{proposal}/reopen", "reopenMergeProposal",
                "Takes a decision back: who was merged is split and not proposed again, who was told apart is.", problems: [.conflict]
            ) { try await act(.reopen, $0) },
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<MergeProposalDocument> {
        let seat = try call.place(), limit = call.limit, now = call.now, view: MergeProposalQueries.View = try call.word("state")
        let after = try call.cursor(places: 2).map { MergeProposalQueries.Cursor(strength: Int(clamping: $0[0]), id: MergeProposalID($0[1])) }
        return try await database.read { tx in
            let rows = try MergeProposalQueries.page(view, after: after, limit: limit + 1, now: now, in: seat.workspace, tx)
            return APIPage(
                rows, limit: limit, after: { APICursor(Int64($0.strength.rawValue), $0.id.rawValue) }, MergeProposalDocument.init)
        }
    }

    private func questions(_ call: APICall) async throws -> APIPage<MergeQuestionDocument> {
        let seat = try call.place(), limit = call.limit, now = call.now
        let after = try call.cursor(places: 2).map { MergeQuestionList.Cursor(moved: $0[0], proposal: $0[1]) }
        let list = try await database.read { tx in
            try MergeQuestionQueries.page(isWhole: true, after: after, limit: limit, now: now, in: seat.workspace, tx)
        }
        return APIPage(items: list.entries.map(MergeQuestionDocument.init), next: list.next.map { APICursor($0.moved, $0.proposal) })
    }

    private func acceptMany(_ call: APICall, _ body: MergeSelectionDocument) async throws -> MergeBatchDocument {
        let workspace = try call.place().workspace
        guard (1...MergeProposalDesk.mostAtOnce).contains(body.proposals.count) else { throw Problem(.badBody, "proposals: from 1 to 400 are taken") }
        let batch = try await settling(call) { try await desk.accept(body.proposals, workspace: workspace, cause: $0) }
        try await figuresChanged(workspace)
        return MergeBatchDocument(batch)
    }

    private func undo(_ call: APICall) async throws -> MergeUndoDocument {
        let id: MergeBatch.Number = try call.id("batch"), workspace = try call.place().workspace
        let names = try await settling(call) { try await desk.undo(id, workspace: workspace, cause: $0) }
        try await figuresChanged(workspace)
        return MergeUndoDocument(names: names)
    }

    private func settling<Outcome>(_ call: APICall, _ make: (Cause) async throws -> Outcome) async throws -> Outcome {
        do { return try await make(call.cause()) } catch let refusal as MergeProposalRefusal {
            if refusal == .notFound { throw Problem(.notFound) }
            throw Problem(.conflict, call.say("refusal.proposal.\(refusal.rawValue)"))
        }
    }

    private func act(_ act: MergeProposalAct, _ call: APICall) async throws -> MergeProposalDocument {
        let id: MergeProposalID = try call.id("proposal"), workspace = try call.place().workspace
        do {
            if try await act.perform(id, by: desk, workspace: workspace, cause: call.cause()) { try await figuresChanged(workspace) }
        } catch let refusal as MergeProposalRefusal {
            if refusal == .notFound { throw Problem(.notFound) }
            throw Problem(.conflict, call.say("refusal.proposal.\(refusal.rawValue)"))
        }
        return try await document(id, call)
    }

    private func document(_ id: MergeProposalID, _ call: APICall) async throws -> MergeProposalDocument {
        let seat = try call.place()
        return try await database.read { tx in
            guard let entry = try MergeProposalQueries.one(id, in: seat.workspace, tx) else { throw Problem(.notFound) }
            return MergeProposalDocument(entry)
        }
    }
}
