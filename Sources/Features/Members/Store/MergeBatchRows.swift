internal import FeatureRules
internal import Kernel
internal import Storage

/// What is kept of merging many at once, so that it can be taken back as a whole.
enum MergeBatchRows {
    /// Whose part somebody was before, and is since.
    struct Part {
        var member: MemberID
        var before: MemberID?
        var target: MemberID
    }

    /// Notes whose part everybody is who is about to become a part of another; nobody stands in two pairs.
    ///
    /// - Parameter pairs: members as they are shown.
    static func keep(
        _ pairs: [(one: MemberID, into: MemberID)], _ batch: MergeBatch.Number, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for pair in pairs {
            try tx.run(
                """
                INSERT INTO merge_batch_part (workspace_id, batch_id, member_id, was_into, is_into)
                SELECT workspace_id, \(batch), id, merged_into, \(pair.into) FROM member
                WHERE workspace_id = \(workspace) AND (id = \(pair.one) OR merged_into = \(pair.one))
                """)
        }
    }

    /// Who still is a part of whom they became by it.
    static func parts(_ batch: MergeBatch.Number, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Part] {
        try tx.all(
            """
            SELECT p.member_id, p.was_into, p.is_into FROM merge_batch_part p JOIN member m ON m.workspace_id = p.workspace_id AND m.id = p.member_id
            WHERE p.workspace_id = \(workspace) AND p.batch_id = \(batch) AND m.merged_into = p.is_into ORDER BY p.member_id
            """
        ) { row in Part(member: row.id(0), before: row.optional(1) { row.id($0) }, target: row.id(2)) }
    }

    static func open(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MergeProposalID] {
        try tx.all("SELECT id FROM merge_proposal WHERE workspace_id = \(workspace) AND state = 'open'") { $0.id(0) }
    }

    /// Those of the proposals that are no question any more by this decision, though nobody answered them.
    static func noteSuperseded(
        among ids: [MergeProposalID], by batch: MergeBatch.Number, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for start in stride(from: 0, to: ids.count, by: 200) {
            try tx.run(
                """
                UPDATE merge_proposal SET batch_id = \(batch) WHERE workspace_id = \(workspace) AND state IN ('superseded', 'merged')
                AND id IN (\(each: Array(ids[start..<min(start + 200, ids.count)])))
                """)
        }
    }

    /// Asks again what the decision had settled, but for those who are one still.
    static func reopen(_ batch: MergeBatch.Number, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let merged = try MergedMembers(of: workspace, tx)
        let rows = try tx.all(
            """
            SELECT id, one_id, other_id FROM merge_proposal
            WHERE workspace_id = \(workspace) AND batch_id = \(batch) AND state IN ('superseded', 'merged')
            """
        ) { (id: $0.id(0, MergeProposalTag.self), one: $0.id(1, MemberKind.self), other: $0.id(2, MemberKind.self)) }
        for row in rows where merged.shown(row.one) != merged.shown(row.other) {
            try MergeProposalRows.move(row.id, to: .open, at: nil, workspace, tx)
            try tx.run("UPDATE merge_proposal SET batch_id = NULL WHERE workspace_id = \(workspace) AND id = \(row.id)")
        }
    }
}
