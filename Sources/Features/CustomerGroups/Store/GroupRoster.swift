internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of who is and was in a customer group: one for each person, with their last stay, and the stays before it.
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
        let others = named.subtracting(known.keys).sorted()
        for start in stride(from: 0, to: others.count, by: Self.keysAtOnce) {
            try tx.each(
                """
                SELECT key, joined_ms, left_ms FROM customer_group_member WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND key IN (\(each: Array(others[start..<min(start + Self.keysAtOnce, others.count)])))
                """
            ) { known[$0.text(0)] = GroupMoves.Known(joined: $0.instant(1), left: $0.optional(2, $0.instant)) }
        }
        return known
    }

    /// Somebody who came.
    struct Row {
        var guest: GroupGuest
        var member: MemberID
        var at: Instant
    }

    /// Each of them once. Of who was there before, the stay that ended is kept.
    func came(_ comers: [Row], _ tx: any WriteTransaction) throws {
        try keepStays(of: comers.map(\.guest.key), tx)
        var texts = ColumnBatch.Texts()
        let keys = comers.map { texts.place($0.guest.key) }, inviters = comers.map { texts.place($0.guest.inviter) }
        let states = comers.map { texts.place($0.guest.state) }
        var rows = ColumnBatch(count: comers.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("group_id", .same(group.bound))
        rows.add("key", .texts(keys))
        rows.add("member_id", .integers(comers.map(\.member.rawValue)))
        rows.add("is_staff", .integers(comers.map { $0.guest.isStaff ? 1 : 0 }))
        rows.add("joined_ms", .integers(comers.map(\.at.milliseconds)))
        rows.add("left_ms", .same(.null))
        rows.add("way", .integers(comers.map { Int64($0.guest.way.rawValue) }))
        rows.add("quit", .same(.null))
        rows.add("inviter", .texts(inviters))
        rows.add("state", .texts(states))
        try tx.merge(
            rows, into: "customer_group_member", key: ["workspace_id", "group_id", "key"],
            update: """
                member_id = excluded.member_id, is_staff = excluded.is_staff, joined_ms = excluded.joined_ms, left_ms = NULL,
                way = excluded.way, quit = NULL, inviter = excluded.inviter, state = excluded.state
                """)
    }

    private static let keysAtOnce = 200

    private func keepStays(of keys: [String], _ tx: any WriteTransaction) throws {
        for start in stride(from: 0, to: keys.count, by: Self.keysAtOnce) {
            try tx.run(
                """
                INSERT INTO customer_group_former_stay
                    (workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state)
                SELECT workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state FROM customer_group_member
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND left_ms IS NOT NULL
                AND key IN (\(each: Array(keys[start..<min(start + Self.keysAtOnce, keys.count)])))
                ON CONFLICT (workspace_id, group_id, key, joined_ms) DO NOTHING
                """)
        }
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
