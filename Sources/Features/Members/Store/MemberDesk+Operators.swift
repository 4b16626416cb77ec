public import FeatureRules
internal import Journal
public import Kernel
internal import Storage

extension MemberDesk {
    /// Marks a member as one who posts for the workspace, or takes the mark away. Marking twice is marking once.
    ///
    /// - Throws: `MergeRefusal.notFound`.
    public func mark(_ member: MemberID, asOperator isOperator: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [world, journal] tx in
            let shown = try shown(member, workspace, tx)
            guard try OperatorBoard.all(in: workspace, tx).contains(shown) != isOperator else { return }
            // The mark may stand at any of those who were merged into the one shown.
            let bearers = try tx.all(
                "SELECT id FROM member WHERE workspace_id = \(workspace) AND (id = \(shown) OR merged_into = \(shown)) ORDER BY id"
            ) { $0.id(0, MemberKind.self) }
            let kind = isOperator ? OperatorBoard.marked : OperatorBoard.unmarked
            for bearer in isOperator ? [shown] : bearers {
                try journal.append(Event(kind: kind, at: world.now(), member: bearer), workspace: workspace, cause: cause, tx)
                try OperatorBoard().apply(kind, bearer, workspace: workspace, tx)
            }
            let groups = try MemberQueries.memberships(of: shown, in: workspace, tx).map(\.group)
            try GroupVersions.note(Set(groups), workspace: workspace, tx)
        }
    }
}
