internal import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Merges two members who are one person, and splits them again. Nothing is lost by either: messages and events keep the
/// member they were recorded with, only the boards are made again for those concerned.
public struct MemberDesk: Sendable {
    let database: any Database
    let journal: Journal
    let board: ActivityBoard
    let world: World

    public init(database: any Database, journal: Journal, board: ActivityBoard, world: World) {
        self.database = database
        self.journal = journal
        self.board = board
        self.world = world
    }

    /// Makes `one` a part of `other`, with all that was merged into `one` before.
    ///
    /// - Throws: `MergeRefusal`.
    public func merge(_ one: MemberID, into other: MemberID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.writeBulk { tx in try merge(one, into: other, workspace: workspace, cause: cause, tx) }
    }

    /// The same in the transaction of the caller.
    func merge(_ one: MemberID, into other: MemberID, workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction) throws {
        let source = try shown(one, workspace, tx), target = try shown(other, workspace, tx)
        // Somebody who knows both may say otherwise of these two, but not of whoever stands behind them.
        let same = [MergeCandidates.Pair(source, target), MergeCandidates.Pair(one, other)]
        guard try MergeProposalRows.refused(between: source, and: target, workspace, tx).allSatisfy(same.contains) else { throw MergeRefusal.toldApart }
        try merge([(one: one, into: other)], workspace: workspace, cause: cause, tx)
        try MergeProposalRows.withdrawSettled(at: world.now(), workspace, tx)
    }

    /// Several, none of whom were told apart. Who is a part of the other already is left as they are, unless it is the only one.
    func merge(
        _ pairs: [(one: MemberID, into: MemberID)], payload: String? = nil, workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction
    ) throws {
        var targets: Set<MemberID> = []
        for pair in pairs {
            let target = try shown(pair.into, workspace, tx), source = try shown(pair.one, workspace, tx)
            guard target != source else {
                if pairs.count == 1 { throw MergeRefusal.sameMember }
                continue
            }
            try tx.run(
                """
                UPDATE member SET merged_into = \(target)
                WHERE workspace_id = \(workspace) AND (id = \(source) OR merged_into = \(source))
                """)
            let event = Event(kind: "member.merged", at: world.now(), member: pair.one, other: pair.into, payload: payload)
            try journal.append(event, workspace: workspace, cause: cause, tx)
            try MergeProposalRows.noteMerged(into: target, at: world.now(), workspace, tx)
            try board.move(source, into: target, workspace: workspace, tx)
            targets.remove(source)
            targets.insert(target)
        }
        for target in targets.sorted() {
            try board.reread(namesOf: target, workspace: workspace, tx)
            // Also where the others never were: a mark of theirs holds there now.
            try GroupVersions.note(Set(MemberQueries.memberships(of: target, in: workspace, tx).map(\.group)), workspace: workspace, tx)
        }
    }

    /// Takes `member` out of the one it was merged into.
    ///
    /// - Throws: `MergeRefusal`.
    public func split(_ member: MemberID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.writeBulk { tx in try split(member, workspace: workspace, cause: cause, tx) }
    }

    /// The same in the transaction of the caller. Nobody proposes the two again.
    func split(_ member: MemberID, workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction) throws {
        let target = try shown(member, workspace, tx)
        guard target != member else { throw MergeRefusal.notMerged }
        try tx.run("UPDATE member SET merged_into = NULL WHERE workspace_id = \(workspace) AND id = \(member)")
        let event = Event(kind: "member.split", at: world.now(), member: member, other: target)
        try journal.append(event, workspace: workspace, cause: cause, tx)
        try MergeProposalRows.refuse(MergeCandidates.Pair(member, target), id: world.id(), at: world.now(), workspace, tx)
        try board.refold([member, target], workspace: workspace, tx)
    }

    func shown(_ member: MemberID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MemberID {
        guard let target = try tx.first(
            "SELECT coalesce(merged_into, id) FROM member WHERE workspace_id = \(workspace) AND id = \(member)",
            { row in row.id(0, MemberKind.self) })
        else { throw MergeRefusal.notFound }
        return target
    }
}
