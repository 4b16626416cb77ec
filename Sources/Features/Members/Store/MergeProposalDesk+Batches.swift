public import FeatureRules
public import Journal
public import Kernel
internal import Storage

extension MergeProposalDesk {
    /// So many proposals are decided at once.
    public static let mostAtOnce = 400

    /// Merges whom these proposals join, each into the one who said most. Who was told apart stays apart, also by way of a third; so
    /// does whoever was settled meanwhile.
    ///
    /// - Throws: `MergeProposalRefusal.settled` if nobody is merged by it.
    public func accept(_ ids: [MergeProposalID], workspace: WorkspaceID, cause: Cause) async throws -> MergeBatch {
        try await database.writeBulk { [world, members] tx in
            var batch = MergeBatch(id: world.id()), apart = try ToldApart(in: workspace, tx), rows: [MergeProposalRows.Row] = []
            for id in Set(ids).sorted() {
                guard let row = try MergeProposalRows.one(id, workspace, tx), row.state == .open else {
                    batch.left += 1
                    continue
                }
                let one = apart.shown(try members.shown(row.pair.one, workspace, tx))
                let other = apart.shown(try members.shown(row.pair.other, workspace, tx))
                if apart.contains(one, other) {
                    batch.left += 1
                    continue
                }
                if one != other { apart.join(one, into: other) }
                rows.append(row)
            }
            var people: [MemberID: Set<MemberID>] = [:]
            for row in rows {
                for part in [row.pair.one, row.pair.other] {
                    let shown = try members.shown(part, workspace, tx)
                    people[apart.shown(shown), default: []].insert(shown)
                }
            }
            var pairs: [(one: MemberID, into: MemberID)] = []
            for names in people.values.sorted(by: { $0.min() ?? .init(0) < $1.min() ?? .init(0) }) where names.count > 1 {
                let ordered = try Self.bySaying(names, workspace, tx)
                batch.people += 1
                batch.names += ordered.count - 1
                pairs += ordered.dropFirst().map { (one: $0, into: ordered[0]) }
            }
            guard !pairs.isEmpty else { throw MergeProposalRefusal.settled }
            let open = try MergeBatchRows.open(in: workspace, tx)
            try MergeBatchRows.keep(pairs, batch.id, workspace, tx)
            for row in rows { try MergeProposalRows.move(row.id, to: .merged, at: world.now(), workspace, tx) }
            try members.merge(pairs, workspace: workspace, cause: cause, tx)
            try MergeProposalRows.withdrawSettled(at: world.now(), workspace, tx)
            try MergeBatchRows.noteSuperseded(among: open, by: batch.id, workspace, tx)
            return batch
        }
    }

    /// Takes such a decision back: everybody is whose part they were before, and is asked about again. Who was split or merged on since
    /// stays as they are.
    ///
    /// - Returns: how many members are their own again.
    /// - Throws: `MergeProposalRefusal.notFound`, or `.settled` if nothing is left of it.
    public func undo(_ batch: MergeBatch.Number, workspace: WorkspaceID, cause: Cause) async throws -> Int {
        try await database.writeBulk { [world, members] tx in
            guard try tx.exists("SELECT 1 FROM merge_batch_part WHERE workspace_id = \(workspace) AND batch_id = \(batch)") else {
                throw MergeProposalRefusal.notFound
            }
            let parts = try MergeBatchRows.parts(batch, workspace, tx)
            guard !parts.isEmpty else { throw MergeProposalRefusal.settled }
            try members.restore(parts, workspace: workspace, cause: cause, tx)
            try MergeBatchRows.reopen(batch, workspace, tx)
            try MergeProposalRows.withdrawSettled(at: world.now(), workspace, tx)
            return parts.count { $0.before == nil }
        }
    }

    /// Who said most first.
    private static func bySaying(_ members: Set<MemberID>, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MemberID] {
        let said = try MergeQuestionQueries.messages(of: members, in: workspace, tx)
        return members.sorted { (said[$1] ?? 0, $0) < (said[$0] ?? 0, $1) }
    }
}
