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
            INSERT INTO merge_proposal (workspace_id, id, one_id, other_id, state, strength, evidence, found_ms, later_ms, decided_ms, by_rule,
                least_messages)
            VALUES (\(workspace), \(id), \(finding.pair.one), \(finding.pair.other), 'open', \(finding.proposal.strength.rawValue),
                \(try finding.body()), \(at), 0, NULL, 0, \(finding.least))
            ON CONFLICT (workspace_id, one_id, other_id) DO NOTHING
            """)
    }

    /// What is found now of a proposal that stands there already.
    static func renew(_ id: MergeProposalID, _ finding: MergeFinding, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            UPDATE merge_proposal SET state = 'open', strength = \(finding.proposal.strength.rawValue), evidence = \(try finding.body()),
                least_messages = \(finding.least), batch_id = NULL
            WHERE workspace_id = \(workspace) AND id = \(id)
            """)
    }

    /// Those that the rule merges, the first found first.
    static func certain(_ limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Row] {
        try tx.all(
            """
            SELECT id, one_id, other_id, state, strength, evidence FROM merge_proposal
            WHERE workspace_id = \(workspace) AND state = 'open' AND strength = \(MergeStrength.certain.rawValue) ORDER BY id LIMIT \(limit)
            """, row)
    }

    /// Something speaks against it that did not when it was found.
    static func doubt(_ row: Row, _ doubt: MergeDoubt, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let (evidence, doubts) = MergeFinding.read(row.body)
        guard let proposal = MergeProposal(Set(evidence), doubts: Set(doubts).union([doubt])) else {
            return try move(row.id, to: .superseded, at: nil, workspace, tx)
        }
        try tx.run(
            """
            UPDATE merge_proposal SET strength = \(proposal.strength.rawValue), evidence = \(try MergeFinding.body(of: proposal))
            WHERE workspace_id = \(workspace) AND id = \(row.id)
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

    /// After members were merged, split or told apart: who was told apart is not asked about by way of a third, and nobody is asked twice
    /// about the same two; the surest stays.
    static func withdrawSettled(at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let merged = try MergedMembers(of: workspace, tx), apart = try ToldApart(in: workspace, merged: merged, tx)
        let open = try tx.all(
            """
            SELECT id, one_id, other_id, state, strength, evidence FROM merge_proposal WHERE workspace_id = \(workspace) AND state = 'open'
            ORDER BY strength DESC, id
            """, row)
        var asked: Set<MergeCandidates.Pair> = []
        for row in open {
            let pair = MergeCandidates.Pair(merged.shown(row.pair.one), merged.shown(row.pair.other))
            if apart.contains(pair.one, pair.other) || !asked.insert(pair).inserted { try move(row.id, to: .superseded, at: at, workspace, tx) }
        }
    }

    /// Whom of two members as they are shown, and of those merged into them, somebody told apart.
    static func refused(between one: MemberID, and other: MemberID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MergeCandidates.Pair] {
        let merged = try MergedMembers(of: workspace, tx)
        return try tx.all(
            "SELECT id, one_id, other_id, state, strength, evidence FROM merge_proposal WHERE workspace_id = \(workspace) AND state = 'refused'", row
        ).map(\.pair).filter { Set([merged.shown($0.one), merged.shown($0.other)]) == [one, other] }
    }

    /// The two are not one person, whatever will speak for it.
    static func refuse(_ pair: MergeCandidates.Pair, id: MergeProposalID, at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO merge_proposal (workspace_id, id, one_id, other_id, state, strength, evidence, found_ms, later_ms, decided_ms, by_rule)
            VALUES (\(workspace), \(id), \(pair.one), \(pair.other), 'refused', 1, '{"doubts":[],"evidence":[]}', \(at), 0, \(at), 0)
            ON CONFLICT (workspace_id, one_id, other_id) DO UPDATE SET state = 'refused', decided_ms = excluded.decided_ms, later_ms = 0
            """)
        try noteApart(pair, at: at, workspace, tx)
    }

    /// Whoever else the platform knows as one of the two may be either now.
    static func noteApart(_ pair: MergeCandidates.Pair, at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let merged = try MergedMembers(of: workspace, tx)
        try MemberUnions.lookAgain(at: [merged.shown(pair.one), merged.shown(pair.other)], in: workspace, tx)
        try withdrawSettled(at: at, workspace, tx)
    }
}
