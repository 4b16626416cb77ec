internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of who is and was in a customer group.
struct GroupRoster {
    let group: GroupID
    let workspace: WorkspaceID

    /// Who is there, and of those named who was: a group may have seen a hundred times as many come and go.
    func known(with named: Set<String>, _ tx: any ReadTransaction) throws -> [String: GroupMoves.Known] {
        var known: [String: GroupMoves.Known] = [:]
        try tx.each(
            """
            SELECT key, joined_ms FROM customer_group_member
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND left_ms IS NULL
            """
        ) { known[$0.text(0)] = GroupMoves.Known(joined: $0.instant(1)) }
        for key in named where known[key] == nil {
            try tx.each(
                """
                SELECT joined_ms, left_ms FROM customer_group_member
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND key = \(key)
                """
            ) { known[key] = GroupMoves.Known(joined: $0.instant(0), left: $0.optional(1, $0.instant)) }
        }
        return known
    }

    func came(_ guest: GroupGuest, as member: MemberID, at: Instant, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO customer_group_member (workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state)
            VALUES (\(workspace), \(group), \(guest.key), \(member), \(guest.isStaff), \(at), NULL, \(guest.way.rawValue), NULL,
                \(guest.inviter), \(guest.state))
            ON CONFLICT (workspace_id, group_id, key) DO UPDATE SET member_id = excluded.member_id, is_staff = excluded.is_staff,
                joined_ms = excluded.joined_ms, left_ms = NULL, way = excluded.way, quit = NULL, inviter = excluded.inviter,
                state = excluded.state
            """)
    }

    /// The member; nil if nobody of that key is known there.
    func went(_ key: String, at: Instant, isRemoved: Bool?, _ tx: any WriteTransaction) throws -> MemberID? {
        let quit: Int? = isRemoved.map { $0 ? 1 : 0 }
        try tx.run(
            """
            UPDATE customer_group_member SET left_ms = \(at), quit = \(quit.bound)
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND key = \(key)
            """)
        return try tx.first(
            "SELECT member_id FROM customer_group_member WHERE workspace_id = \(workspace) AND group_id = \(group) AND key = \(key)"
        ) { $0.id(0) }
    }
}
