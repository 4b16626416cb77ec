public import Journal
public import Kernel
public import Storage

/// Which members post for the workspace.
public struct OperatorBoard: Board {
    public let name = "operators"

    public init() {}

    static let marked = "member.operator_marked"
    static let unmarked = "member.operator_unmarked"
    static let denied = "member.operator_denied"

    /// The members shown, whoever of those merged into them was marked.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        Set(
            try tx.all(
                """
                SELECT coalesce(m.merged_into, m.id) FROM operator_member o
                JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id WHERE o.workspace_id = \(workspace)
                """
            ) { $0.id(0) })
    }

    /// Of whom somebody said that they are not.
    static func denials(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        Set(
            try tx.all(
                """
                SELECT coalesce(m.merged_into, m.id) FROM operator_denial o
                JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id WHERE o.workspace_id = \(workspace)
                """
            ) { $0.id(0) })
    }

    func apply(_ kind: String, _ member: MemberID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        switch kind {
        case OperatorBoard.marked:
            try tx.run(
                """
                INSERT INTO operator_member (workspace_id, member_id) VALUES (\(workspace), \(member))
                ON CONFLICT (workspace_id, member_id) DO NOTHING
                """)
            try tx.run("DELETE FROM operator_denial WHERE workspace_id = \(workspace) AND member_id = \(member)")
        case OperatorBoard.unmarked, OperatorBoard.denied:
            try tx.run("DELETE FROM operator_member WHERE workspace_id = \(workspace) AND member_id = \(member)")
            try tx.run(
                """
                INSERT INTO operator_denial (workspace_id, member_id) VALUES (\(workspace), \(member))
                ON CONFLICT (workspace_id, member_id) DO NOTHING
                """)
        default: break
        }
    }

    public func rows(of workspace: WorkspaceID) -> [SQL] {
        [
            "SELECT member_id FROM operator_member WHERE workspace_id = \(workspace) ORDER BY member_id",
            "SELECT member_id FROM operator_denial WHERE workspace_id = \(workspace) ORDER BY member_id",
        ]
    }

    public func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM operator_member WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM operator_denial WHERE workspace_id = \(workspace)")
        let events = try tx.all(
            """
            SELECT kind, member_id FROM event WHERE workspace_id = \(workspace) AND member_id IS NOT NULL
            AND kind IN (\(OperatorBoard.marked), \(OperatorBoard.unmarked), \(OperatorBoard.denied)) ORDER BY id
            """
        ) { (kind: $0.text(0), member: $0.id(1, MemberKind.self)) }
        for event in events { try apply(event.kind, event.member, workspace: workspace, tx) }
    }
}
