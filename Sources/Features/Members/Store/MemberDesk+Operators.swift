public import FeatureRules
internal import Journal
public import Kernel
internal import Storage

extension MemberDesk {
    /// Marks a member as one who posts for the workspace, or as a robot, or takes the mark away. Marking twice is marking once.
    ///
    /// - Parameter kind: nil takes the mark away.
    /// - Throws: `MergeRefusal.notFound`.
    public func mark(_ member: MemberID, as kind: OwnKind?, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world, journal] tx in
            let shown = try shown(member, workspace, tx)
            guard try OperatorBoard.own(in: workspace, tx).kind(of: shown) != kind else { return }
            // The mark may stand at any of those who were merged into the one shown.
            let bearers = try tx.all(
                """
                SELECT m.id FROM member m LEFT JOIN operator_member o ON o.workspace_id = m.workspace_id AND o.member_id = m.id
                WHERE m.workspace_id = \(workspace)
                AND (m.id = \(shown) OR (m.merged_into = \(shown) AND (\(kind == nil ? 1 : 0) = 1 OR o.member_id IS NOT NULL))) ORDER BY m.id
                """
            ) { $0.id(0, MemberKind.self) }
            let event = OperatorBoard.event(of: kind)
            for bearer in bearers {
                try journal.append(Event(kind: event, at: world.now(), member: bearer), workspace: workspace, cause: cause, tx)
                try OperatorBoard().apply(event, bearer, workspace: workspace, tx)
            }
            try GroupVersions.note(of: [shown], workspace: workspace, tx)
        }
    }

    /// Marks several as robots; who is marked already, as whatever, stays so.
    ///
    /// - Throws: `MergeRefusal.notFound` if one of them is not there; those before it are marked.
    public func markRobots(_ members: [MemberID], workspace: WorkspaceID, cause: Cause) async throws {
        let known = try await database.read { tx in try OperatorBoard.marked(in: workspace, tx) }
        for member in members where !known.contains(member) { try await mark(member, as: .robot, workspace: workspace, cause: cause) }
    }

    /// Notes that a member does not post for the workspace, so that nobody is asked again. Who looks like a robot talks like anybody from
    /// then on; no other figure changes.
    ///
    /// - Throws: `MergeRefusal.notFound`.
    public func deny(_ member: MemberID, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world, journal] tx in
            let shown = try shown(member, workspace, tx)
            // Who was marked in the meantime stays so: to take that away is another act.
            guard try !OperatorBoard.marked(in: workspace, tx).union(OperatorBoard.denials(in: workspace, tx)).contains(shown) else { return }
            let event = Event(kind: OperatorBoard.denied, at: world.now(), member: shown)
            try journal.append(event, workspace: workspace, cause: cause, tx)
            let wasLeftOut = try OperatorBoard.own(in: workspace, tx).likelyRobots.contains(shown)
            try OperatorBoard().apply(OperatorBoard.denied, shown, workspace: workspace, tx)
            if wasLeftOut { try GroupVersions.note(of: [shown], workspace: workspace, tx) }
        }
    }
}
