internal import FeatureRules
public import Kernel
public import Storage

/// Reads the groups of connected companies for other programs.
public enum CustomerGroupQueries {
    /// Which of a group's people.
    public enum Standing: String, Sendable, CaseIterable {
        case any, present, left
    }

    /// Whoever was recorded last first: that order never changes, so a list that is walked gives everybody once, whoever comes or goes
    /// meanwhile.
    ///
    /// - Parameter after: the id of the last one before.
    public static func roster(
        of group: GroupID, _ standing: Standing = .any, after: MemberID? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupGuestEntry] {
        let merged = try MergedMembers(of: workspace, tx)
        return try tx.all(
            """
            SELECT member_id, key, is_staff, joined_ms, left_ms, way, inviter, state, quit FROM customer_group_member
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id < \(after?.rawValue ?? .max)
            AND (\(standing.rawValue) = 'any' OR (\(standing.rawValue) = 'present' AND left_ms IS NULL)
                OR (\(standing.rawValue) = 'left' AND left_ms IS NOT NULL))
            ORDER BY member_id DESC LIMIT \(limit)
            """
        ) { row in
            GroupGuestEntry(
                id: row.id(0), member: merged.shown(row.id(0)), key: row.text(1), isStaff: row.bool(2), joined: row.instant(3),
                left: row.optional(4, row.instant), way: JoinWay(rawValue: row.int(5)) ?? .unknown, inviter: row.text(6), state: row.text(7),
                isRemoved: row.optional(8, row.bool))
        }
    }

    /// Whichever was recorded last first.
    ///
    /// - Parameter after: the last one before; a chat that two connections see comes with each of them.
    public static func groups(
        after: (group: GroupID, connection: ConnectionID)? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [CustomerGroupEntry] {
        let group = after?.group.rawValue ?? .max, connection = after?.connection.rawValue ?? .max
        return try tx.all(
            """
            SELECT g.group_id, g.connection_id, g.chat_id, g.name, g.owner, g.created_ms, g.looked_ms, g.state,
                (SELECT count(*) FROM customer_group_member m
                    WHERE m.workspace_id = g.workspace_id AND m.group_id = g.group_id AND m.left_ms IS NULL),
                (SELECT count(*) FROM customer_group_member m
                    WHERE m.workspace_id = g.workspace_id AND m.group_id = g.group_id AND m.left_ms IS NULL AND m.is_staff = 1)
            FROM customer_group g
            WHERE g.workspace_id = \(workspace) AND (g.group_id < \(group) OR (g.group_id = \(group) AND g.connection_id < \(connection)))
            ORDER BY g.group_id DESC, g.connection_id DESC LIMIT \(limit)
            """
        ) { row in
            CustomerGroupEntry(
                group: row.id(0), connection: row.id(1), chatID: row.text(2), name: row.text(3), owner: row.text(4),
                created: row.optional(5, row.instant), looked: row.instant(6), isDismissed: row.text(7) == "dismissed", present: row.int(8),
                staff: row.int(9))
        }
    }
}
