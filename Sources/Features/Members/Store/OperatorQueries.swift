internal import FeatureRules
public import Kernel
public import Storage

/// Reads who posts for the workspace.
public enum OperatorQueries {
    /// Who bears the name of a robot, or nearly that of somebody who is marked, or talks as programs do; nobody of whom somebody said
    /// that they are none.
    public static func robots(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        var found = Set(try suspects(in: workspace, tx).keys)
        let rows: SQL = """
            SELECT coalesce(m.merged_into, m.id), i.name FROM identity i JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
            WHERE i.workspace_id = \(workspace) AND (lower(i.name) LIKE '%bot%' OR lower(i.name) LIKE '%able%' OR lower(i.name) LIKE '%eval%' OR i.name LIKE '%机器人%' OR i.name LIKE '%機器人%')
            """
        try tx.each(rows) { if RobotName.isLikely($0.text(1)) { found.insert($0.id(0)) } }
        let stems = try markedStems(robotsOnly: false, in: workspace, tx)
        if !stems.isEmpty {
            try tx.each(numberedNames(in: workspace)) { if RobotName.isReturned($0.text(1), as: stems) { found.insert($0.id(0)) } }
        }
        return found.subtracting(try OperatorBoard.denials(in: workspace, tx))
    }

    /// Members shown with their names that end in a mark or a digit.
    static func numberedNames(in workspace: WorkspaceID) -> SQL {
        """
        SELECT coalesce(m.merged_into, m.id), i.name FROM identity i
        JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id WHERE i.workspace_id = \(workspace)
        AND substr(i.name, length(i.name), 1) IN ('_', '-', '`', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
        """
    }

    /// The same of a few whose names are known.
    public static func robots(among names: [MemberID: String], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        if names.isEmpty { return [] }
        let suspects = try suspects(in: workspace, tx).keys.filter { names[$0] != nil }
        return try named(names, in: workspace, tx).union(suspects).subtracting(OperatorBoard.denials(in: workspace, tx))
    }

    /// Those whose names tell.
    static func named(_ names: [MemberID: String], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        let stems = try markedStems(robotsOnly: true, in: workspace, tx)
        return Set(names.filter { RobotName.isLikely($0.value) || RobotName.isReturned($0.value, as: stems) }.keys)
    }

    /// Who may be a robot as of the last refresh, and why; also who was marked or denied since. Written as a cross join, so that SQLite
    /// begins with these few and not with all members.
    static func suspects(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MemberID: RobotWhy] {
        var found: [MemberID: RobotWhy] = [:]
        let rows: SQL = """
            SELECT coalesce(m.merged_into, m.id), s.why FROM robot_suspect s
            CROSS JOIN member m WHERE m.workspace_id = s.workspace_id AND m.id = s.member_id
            AND s.workspace_id = \(workspace)
            """
        try tx.each(rows) { found[$0.id(0)] = RobotWhy(rawValue: $0.text(1)) ?? .name }
        return found
    }

    /// Of the names of all who are marked, or of the robots among them; begun with these few, as there.
    static func markedStems(robotsOnly: Bool, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<String> {
        Set(
            try tx.all(
                """
                SELECT i.name FROM operator_member o CROSS JOIN identity i
                WHERE o.workspace_id = \(workspace) AND i.workspace_id = o.workspace_id AND i.member_id = o.member_id
                AND o.robot >= \(robotsOnly ? 1 : 0)
                """
            ) { SameNameGuess.stem($0.text(0)) })
    }

    /// All of them, who said most first; at most `limit`.
    public static func all(limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [RankingEntry] {
        Array(try MemberQueries.ranking(of: OperatorBoard.marked(in: workspace, tx).sorted(), in: workspace, tx).prefix(limit))
    }
}
