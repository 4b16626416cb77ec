public import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Finds members who may be one person, and does what people decide about them.
public struct MergeProposalDesk: Sendable {
    let database: any Database
    private let journal: Journal
    let members: MemberDesk
    let world: World

    /// So long a proposal rests that was put off.
    private static let later = Span.days(7)
    /// So many are merged in one transaction.
    private static let atOnce = 200

    public init(database: any Database, journal: Journal, members: MemberDesk, world: World) {
        self.database = database
        self.journal = journal
        self.members = members
        self.world = world
    }

    /// Looks at what came since the last time. True if members were merged by the rule: figures count people.
    public func look(in workspace: WorkspaceID) async throws -> Bool {
        let number: MergeSearch.Number = world.id()
        if try await database.read({ tx in try MemberUnions.areNew(in: workspace, tx) }) {
            try await database.write { tx in try MemberUnions.take(for: number, in: workspace, tx) }
        }
        let (news, hasNewUnions, found, dropped) = try await database.read { tx in
            var search = try MergeSearch(number, in: workspace, tx)
            let found = search.isEmpty ? [] : try search.findings(tx)
            return (search.news, search.hasNewUnions, found, Set(search.candidates.evidence.keys).subtracting(found.map(\.pair)))
        }
        guard !news.isEmpty || hasNewUnions else { return false }
        try await database.writeBulk { [world] tx in
            try news.write(workspace, tx)
            if hasNewUnions { try MemberUnions.settle(number, in: workspace, tx) }
            guard !found.isEmpty || !dropped.isEmpty else { return }
            let merged = try MergedMembers(of: workspace, tx)
            var known: [MergeCandidates.Pair: MergeProposalRows.Row] = [:]
            for row in try MergeProposalRows.all(in: workspace, tx) {
                let pair = MergeCandidates.Pair(merged.shown(row.pair.one), merged.shown(row.pair.other))
                // A refusal holds for everybody who was merged into one of the two since; else what is asked already is asked once.
                if known[pair].map({ $0.state != .refused && $0.state != .open || row.state == .refused }) ?? true { known[pair] = row }
                if row.state == .open, dropped.contains(pair) { try MergeProposalRows.move(row.id, to: .superseded, at: world.now(), workspace, tx) }
            }
            for finding in found {
                guard let row = known[finding.pair] else {
                    try MergeProposalRows.add(finding, id: world.id(), at: world.now(), workspace, tx)
                    continue
                }
                guard row.state == .open || row.state == .superseded else { continue }
                let body = try finding.body()
                if row.state != .open || row.body != body || row.strength != finding.proposal.strength.rawValue {
                    try MergeProposalRows.renew(row.id, finding, workspace, tx)
                }
            }
        }
        return try await mergeCertain(in: workspace)
    }

    /// Merges whom the platform itself knows as one person, unless an owner does not want that.
    private func mergeCertain(in workspace: WorkspaceID) async throws -> Bool {
        var isAny = false
        while true {
            let (decided, count) = try await database.writeBulk { [world, members] tx -> (Int, Int) in
                guard try MergeProposalQueries.mergesByUnion(in: workspace, tx) else { return (0, 0) }
                let certain = try MergeProposalRows.certain(Self.atOnce, in: workspace, tx)
                guard !certain.isEmpty else { return (0, 0) }
                var apart = try ToldApart(in: workspace, tx), pairs: [(one: MemberID, into: MemberID)] = []
                let ours = try OperatorBoard.marked(in: workspace, tx)
                func shown(_ member: MemberID) throws -> MemberID { apart.shown(try members.shown(member, workspace, tx)) }
                for row in certain {
                    let one = try shown(row.pair.one), other = try shown(row.pair.other)
                    if apart.contains(one, other) {
                        try MergeProposalRows.move(row.id, to: .superseded, at: world.now(), workspace, tx)
                    } else if ours.contains(one) != ours.contains(other) {
                        // Marked since it was found.
                        try MergeProposalRows.doubt(row, .ours, workspace, tx)
                    } else {
                        try MergeProposalRows.move(row.id, to: .merged, byRule: true, at: world.now(), workspace, tx)
                        // Of several pairs of one person some are one already.
                        guard one != other else { continue }
                        let pair = try Self.directed(row.pair.one, row.pair.other, workspace, tx)
                        pairs.append(pair)
                        try apart.join(shown(pair.one), into: shown(pair.into))
                    }
                }
                if !pairs.isEmpty { try members.merge(pairs, payload: #"{"by":"unionid"}"#, workspace: workspace, cause: .system, tx) }
                return (certain.count, pairs.count)
            }
            guard decided > 0 else { break }
            isAny = isAny || count > 0
        }
        if isAny { try await database.write { [world] tx in try MergeProposalRows.withdrawSettled(at: world.now(), workspace, tx) } }
        return isAny
    }

    /// Merges the two.
    ///
    /// - Throws: `MergeProposalRefusal`.
    public func accept(_ id: MergeProposalID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.writeBulk { [world, members] tx in
            let row = try Self.open(id, workspace, tx), pair = try Self.directed(row.pair.one, row.pair.other, workspace, tx)
            try MergeProposalRows.move(id, to: .merged, at: world.now(), workspace, tx)
            do { try members.merge(pair.one, into: pair.into, workspace: workspace, cause: cause, tx) } catch is MergeRefusal {
                throw MergeProposalRefusal.settled
            }
        }
    }

    /// The two are not one person. It is not asked again.
    ///
    /// - Throws: `MergeProposalRefusal`.
    public func refuse(_ id: MergeProposalID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { tx in try refuse(Self.open(id, workspace, tx), workspace, cause, tx) }
    }

    /// None of them are. Those that were settled meanwhile stay as they are.
    public func refuse(_ ids: [MergeProposalID], workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { tx in
            for id in ids {
                if let row = try MergeProposalRows.one(id, workspace, tx), row.state == .open { try refuse(row, workspace, cause, tx) }
            }
        }
    }

    private func refuse(_ row: MergeProposalRows.Row, _ workspace: WorkspaceID, _ cause: Cause, _ tx: any WriteTransaction) throws {
        try MergeProposalRows.move(row.id, to: .refused, at: world.now(), workspace, tx)
        try journal.append(
            Event(kind: "member.told_apart", at: world.now(), member: row.pair.one, other: row.pair.other), workspace: workspace, cause: cause, tx)
        try MergeProposalRows.noteApart(row.pair, at: world.now(), workspace, tx)
    }

    /// Not now: it is asked again in a week.
    ///
    /// - Throws: `MergeProposalRefusal`.
    public func postpone(_ id: MergeProposalID, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            _ = try Self.open(id, workspace, tx)
            try postpone([id], workspace, tx)
        }
    }

    /// None of them now. Those that were settled meanwhile stay as they are.
    public func postpone(_ ids: [MergeProposalID], workspace: WorkspaceID) async throws {
        try await database.write { tx in try postpone(ids, workspace, tx) }
    }

    private func postpone(_ ids: [MergeProposalID], _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        for id in ids {
            try tx.run(
                """
                UPDATE merge_proposal SET later_ms = \(world.now() + Self.later)
                WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'open'
                """)
        }
    }

    /// Takes a decision back: who was merged is split and not proposed again, who was told apart is.
    ///
    /// - Returns: whether members were split: figures count people.
    /// - Throws: `MergeProposalRefusal`.
    public func reopen(_ id: MergeProposalID, workspace: WorkspaceID, cause: Cause) async throws -> Bool {
        try await database.writeBulk { [world, journal, members] tx in
            guard let row = try MergeProposalRows.one(id, workspace, tx) else { throw MergeProposalRefusal.notFound }
            switch row.state {
            case .refused:
                try MergeProposalRows.move(id, to: .open, at: nil, workspace, tx)
                try journal.append(
                    Event(kind: "member.asked_again", at: world.now(), member: row.pair.one, other: row.pair.other), workspace: workspace,
                    cause: cause, tx)
                return false
            case .merged:
                let one = try members.shown(row.pair.one, workspace, tx), other = try members.shown(row.pair.other, workspace, tx)
                guard one == other else { throw MergeProposalRefusal.settled }
                try members.split(one == row.pair.one ? row.pair.other : row.pair.one, workspace: workspace, cause: cause, tx)
                try MergeProposalRows.move(id, to: .refused, at: world.now(), workspace, tx)
                return true
            case .open:
                try tx.run("UPDATE merge_proposal SET later_ms = 0 WHERE workspace_id = \(workspace) AND id = \(id)")
                return false
            case .superseded: throw MergeProposalRefusal.settled
            }
        }
    }

    /// Whether members with the same unionid are merged by themselves. Switched on, it holds for those who wait, too.
    public func setMergesByUnion(_ isOn: Bool, workspace: WorkspaceID, cause: Cause) async throws -> Bool {
        try await database.write { [world, journal] tx in
            guard try MergeProposalQueries.mergesByUnion(in: workspace, tx) != isOn else { return }
            try tx.run(
                """
                INSERT INTO merge_rule (workspace_id, by_union) VALUES (\(workspace), \(isOn ? 1 : 0))
                ON CONFLICT (workspace_id) DO UPDATE SET by_union = excluded.by_union
                """)
            try journal.append(
                Event(kind: "member.merge_rule_set", at: world.now(), payload: #"{"unionid":\#(isOn)}"#), workspace: workspace, cause: cause, tx)
        }
        guard isOn else { return false }
        // Who was told apart since the last search is looked at first.
        let isMerged = try await look(in: workspace)
        return try await mergeCertain(in: workspace) || isMerged
    }

    private static func open(_ id: MergeProposalID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MergeProposalRows.Row {
        guard let row = try MergeProposalRows.one(id, workspace, tx) else { throw MergeProposalRefusal.notFound }
        guard row.state == .open else { throw MergeProposalRefusal.settled }
        return row
    }

    /// Who said more stays.
    private static func directed(
        _ one: MemberID, _ other: MemberID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (one: MemberID, into: MemberID) {
        func messages(_ member: MemberID) throws -> Int64 {
            try tx.first(
                """
                SELECT t.messages FROM member m JOIN member_total t ON t.workspace_id = m.workspace_id AND t.member_id = coalesce(m.merged_into, m.id)
                WHERE m.workspace_id = \(workspace) AND m.id = \(member)
                """
            ) { $0.integer(0) } ?? 0
        }
        return try messages(one) > messages(other) ? (other, one) : (one, other)
    }
}
