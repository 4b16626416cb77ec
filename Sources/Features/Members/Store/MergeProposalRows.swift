internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of the table `merge_proposal`.
enum MergeProposalRows {
    struct Row {
        var id: MergeProposalID
        var pair: MergeCandidates.Pair
        var state: MergeProposalState
        var strength: Int
        var body: String
    }

    static func one(_ id: MergeProposalID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Row? {
        try tx.first(
            "SELECT id, one_id, other_id, state, strength, evidence FROM merge_proposal WHERE workspace_id = \(workspace) AND id = \(id)", row)
    }

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Row] {
        try tx.all("SELECT id, one_id, other_id, state, strength, evidence FROM merge_proposal WHERE workspace_id = \(workspace) ORDER BY id", row)
    }

    private static func row(_ row: any Storage.Row) -> Row {
        Row(
            id: row.id(0), pair: MergeCandidates.Pair(row.id(1), row.id(2)), state: MergeProposalState(rawValue: row.text(3)) ?? .superseded,
            strength: row.int(4), body: row.text(5))
    }

    static func add(_ finding: MergeFinding, id: MergeProposalID, at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO merge_proposal (workspace_id, id, one_id, other_id, state, strength, evidence, found_ms, later_ms, decided_ms, by_rule)
            VALUES (\(workspace), \(id), \(finding.pair.one), \(finding.pair.other), 'open', \(finding.proposal.strength.rawValue),
                \(try finding.body()), \(at), 0, NULL, 0)
            ON CONFLICT (workspace_id, one_id, other_id) DO NOTHING
            """)
    }

    /// What is found now of a proposal that stands there already.
    static func renew(_ id: MergeProposalID, _ finding: MergeFinding, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            UPDATE merge_proposal SET state = 'open', strength = \(finding.proposal.strength.rawValue), evidence = \(try finding.body())
            WHERE workspace_id = \(workspace) AND id = \(id)
            """)
    }

    static func move(
        _ id: MergeProposalID, to state: MergeProposalState, byRule: Bool = false, at: Instant?, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            UPDATE merge_proposal SET state = \(state.rawValue), by_rule = \(byRule ? 1 : 0), decided_ms = \(at.bound), later_ms = 0
            WHERE workspace_id = \(workspace) AND id = \(id)
            """)
    }

    /// Whatever was open, or refused, about parts of one and the same member is no question any more.
    static func noteMerged(into target: MemberID, at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            UPDATE merge_proposal SET state = 'superseded', decided_ms = \(at)
            WHERE workspace_id = \(workspace) AND state IN ('open', 'refused')
            AND one_id IN (SELECT id FROM member WHERE workspace_id = \(workspace) AND (id = \(target) OR merged_into = \(target)))
            AND other_id IN (SELECT id FROM member WHERE workspace_id = \(workspace) AND (id = \(target) OR merged_into = \(target)))
            """)
    }

    /// The two are not one person, whatever will speak for it.
    static func refuse(_ pair: MergeCandidates.Pair, id: MergeProposalID, at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO merge_proposal (workspace_id, id, one_id, other_id, state, strength, evidence, found_ms, later_ms, decided_ms, by_rule)
            VALUES (\(workspace), \(id), \(pair.one), \(pair.other), 'refused', 1, '{"doubts":[],"evidence":[]}', \(at), 0, \(at), 0)
            ON CONFLICT (workspace_id, one_id, other_id) DO UPDATE SET state = 'refused', decided_ms = excluded.decided_ms, later_ms = 0
            """)
    }
}
