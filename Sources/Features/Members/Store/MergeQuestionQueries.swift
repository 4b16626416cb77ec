public import FeatureRules
public import Kernel
public import Storage

/// Reads what is asked about members who may be one person, put together by person.
public enum MergeQuestionQueries {
    /// So many reasons are shown with a question.
    private static let reasons = 2

    /// What is to be decided now; what changes most first.
    ///
    /// - Parameter isWhole: also what hardly changes a figure; that is shown in any case where there is nothing else.
    public static func page(
        isWhole: Bool, after: MergeQuestionList.Cursor? = nil, limit: Int, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MergeQuestionList {
        let open = try open(now: now, in: workspace, tx), all = open.asked
        var list = MergeQuestionList()
        for question in all {
            if question.isWorthwhile {
                list.worthwhile += 1
                list.worthwhileMoved &+= question.moved
            } else {
                list.rest += 1
                list.restMoved &+= question.moved
            }
        }
        let showsAll = isWhole || list.worthwhile == 0
        let left = all.filter { question in (showsAll || question.isWorthwhile) && (after?.isBefore(question) ?? true) }
        let shown = Array(left.prefix(limit))
        if left.count > limit { list.next = shown.last.map(MergeQuestionList.Cursor.init) }
        list.entries = try entries(open.asked(shown, tx), open, in: workspace, tx)
        return list
    }

    /// The proposals of the question that somebody stands in; empty if none does.
    public static func proposals(
        about member: MemberID, now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MergeProposalEntry] {
        let open = try open(now: now, in: workspace, tx), member = open.merged.shown(member)
        let ids = open.asked.filter { $0.members.contains(member) }.flatMap(\.proposals)
        return try MergeProposalQueries.entries(ids, open.merged, in: workspace, tx)
    }

    /// What is left of merging many at once; nil if nothing is.
    public static func batch(_ number: MergeBatch.Number, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MergeBatch? {
        let parts = try MergeBatchRows.parts(number, workspace, tx).filter { $0.before == nil }
        if parts.isEmpty { return nil }
        var batch = MergeBatch(id: number)
        batch.names = parts.count
        batch.people = Set(parts.map(\.target)).count
        return batch
    }

    static func messages(of members: Set<MemberID>, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MemberID: Int64] {
        var messages: [MemberID: Int64] = [:]
        let members = members.sorted()
        for start in stride(from: 0, to: members.count, by: 200) {
            try tx.each(
                """
                SELECT member_id, messages FROM member_total
                WHERE workspace_id = \(workspace) AND member_id IN (\(each: Array(members[start..<min(start + 200, members.count)])))
                """
            ) { messages[$0.id(0)] = $0.integer(1) }
        }
        return messages
    }

    /// All that is open.
    private struct Open {
        var workspace: WorkspaceID
        var merged: MergedMembers
        var apart: ToldApart
        var links: [MergeLink]
        var messages: [MemberID: Int64]
        var asked: [MergeQuestion]

        /// Some of the questions, those taken to pieces in whom two people stand.
        func asked(_ questions: [MergeQuestion], _ tx: any ReadTransaction) throws -> [MergeQuestion] {
            let mine = Set(questions.flatMap(\.proposals)), links = links.filter { mine.contains($0.id) }
            let two = try MergeContradictions(workspace: workspace, merged: merged).found(in: questions, links: links, tx)
            if two.isEmpty { return questions }
            return MergeQuestion.ask(links, messages: messages) { apart.contains($0, $1) || two.contains(MergeCandidates.Pair($0, $1)) }
        }
    }

    private static func open(now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Open {
        let merged = try MergedMembers(of: workspace, tx), apart = try ToldApart(in: workspace, merged: merged, tx)
        let links = try tx.all(
            """
            SELECT id, one_id, other_id, strength, evidence FROM merge_proposal
            WHERE workspace_id = \(workspace) AND state = 'open' AND later_ms <= \(now)
            """
        ) { row in
            MergeLink(
                id: row.id(0), one: merged.shown(row.id(1)), other: merged.shown(row.id(2)),
                strength: MergeStrength(rawValue: row.int(3)) ?? .likely, isDoubtful: MergeFinding.isDoubtful(row.text(4)))
        }
        let messages = try messages(of: Set(links.flatMap { [$0.one, $0.other] }), in: workspace, tx)
        return Open(
            workspace: workspace, merged: merged, apart: apart, links: links, messages: messages,
            asked: MergeQuestion.ask(links, messages: messages, apart: apart.contains))
    }

    private static func entries(
        _ questions: [MergeQuestion], _ open: Open, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MergeQuestionEntry] {
        let links = Dictionary(open.links.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try questions.map { question in
            let place = Dictionary(uniqueKeysWithValues: question.members.enumerated().map { ($0.element, $0.offset) })
            // Those between who said most tell most.
            let telling = question.proposals.sorted { one, other in
                func places(_ id: MergeProposalID) -> (Int, Int, MergeProposalID) {
                    let both = [links[id]?.one, links[id]?.other].map { $0.flatMap { place[$0] } ?? .max }.sorted()
                    return (both[0], both[1], id)
                }
                return places(one) < places(other)
            }
            return MergeQuestionEntry(
                question: question, sides: try question.members.map { try MergeProposalQueries.side($0, workspace, tx) },
                reasons: try MergeProposalQueries.entries(Array(telling.prefix(reasons)), open.merged, in: workspace, tx))
        }
    }
}
