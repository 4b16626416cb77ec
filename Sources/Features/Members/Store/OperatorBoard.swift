public import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Which members post for the workspace, and which are robots.
public struct OperatorBoard: Board {
    public let name = "operators"

    public init() {}

    static let operatorMarked = "member.operator_marked"
    static let robotMarked = "member.robot_marked"
    static let unmarked = "member.operator_unmarked"
    static let denied = "member.operator_denied"

    /// By which somebody becomes one of that kind, or none.
    static func event(of kind: OwnKind?) -> String {
        switch kind {
        case .person: operatorMarked
        case .robot: robotMarked
        case nil: unmarked
        }
    }

    /// The members shown, whoever of those merged into them was marked; who is both is a person. Who talks as robots do as of the last
    /// refresh is among them, if nobody said anything about them; a name alone leads to a question only.
    public static func own(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> OwnPeople {
        var own = OwnPeople()
        let marked: SQL = """
            SELECT coalesce(m.merged_into, m.id), o.robot FROM operator_member o
            CROSS JOIN member m WHERE m.workspace_id = o.workspace_id AND m.id = o.member_id
            AND o.workspace_id = \(workspace)
            """
        try tx.each(marked) { row in
            if row.bool(1) { own.robots.insert(row.id(0)) } else { own.operators.insert(row.id(0)) }
        }
        own.robots.subtract(own.operators)
        let suspects = try OperatorQueries.suspects(in: workspace, tx).filter { $0.value.leavesOut }
        own.likelyRobots = try Set(suspects.keys).subtracting(own.marked).subtracting(denials(in: workspace, tx))
        return own
    }

    /// Those who are marked, of both kinds.
    public static func marked(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        try own(in: workspace, tx).marked
    }

    /// Of whom somebody said that they are not.
    static func denials(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        Set(
            try tx.all(
                """
                SELECT coalesce(m.merged_into, m.id) FROM operator_denial o
                CROSS JOIN member m WHERE m.workspace_id = o.workspace_id AND m.id = o.member_id
                AND o.workspace_id = \(workspace)
                """
            ) { $0.id(0) })
    }

    func apply(_ kind: String, _ member: MemberID, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        switch kind {
        case OperatorBoard.operatorMarked, OperatorBoard.robotMarked:
            let isRobot = kind == OperatorBoard.robotMarked ? 1 : 0
            try tx.run(
                """
                INSERT INTO operator_member (workspace_id, member_id, robot) VALUES (\(workspace), \(member), \(isRobot))
                ON CONFLICT (workspace_id, member_id) DO UPDATE SET robot = excluded.robot
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
            "SELECT member_id, robot FROM operator_member WHERE workspace_id = \(workspace) ORDER BY member_id",
            "SELECT member_id FROM operator_denial WHERE workspace_id = \(workspace) ORDER BY member_id",
        ]
    }

    public func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM operator_member WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM operator_denial WHERE workspace_id = \(workspace)")
        let events = try tx.all(
            """
            SELECT kind, member_id FROM event WHERE workspace_id = \(workspace) AND member_id IS NOT NULL
            AND kind IN (\(OperatorBoard.operatorMarked), \(OperatorBoard.robotMarked), \(OperatorBoard.unmarked), \(OperatorBoard.denied))
            ORDER BY id
            """
        ) { (kind: $0.text(0), member: $0.id(1, MemberKind.self)) }
        for event in events { try apply(event.kind, event.member, workspace: workspace, tx) }
    }
}
