public import Kernel
public import Storage

/// Where somebody on the blacklist is met all the same.
public struct BlacklistWhereabouts: Sendable, Hashable {
    /// In which they are now, by name.
    public var groups: [GroupEntry]
    /// So many of the company have them as a contact.
    public var contacts: Int

    private static let groupsRead = 20

    init(of member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let ids = try MergedMembers.recorded(as: member, in: workspace, tx)
        groups = try tx.all(
            """
            SELECT DISTINCT g.id, g.name FROM membership s JOIN chat_group g ON g.workspace_id = s.workspace_id AND g.id = s.group_id
            WHERE s.workspace_id = \(workspace) AND s.member_id IN (\(each: ids)) AND s.present = 1 ORDER BY g.name, g.id LIMIT \(Self.groupsRead)
            """
        ) { GroupEntry(id: $0.id(0), name: $0.text(1)) }
        contacts =
            try tx.first(
                """
                SELECT count(*) FROM contact c JOIN contact_edge e ON e.workspace_id = c.workspace_id AND e.connection_id = c.connection_id
                AND e.external_userid = c.external_userid
                WHERE c.workspace_id = \(workspace) AND c.member_id IN (\(each: ids)) AND e.since_ms IS NOT NULL AND e.lost_ms IS NULL
                """
            ) { $0.int(0) } ?? 0
    }
}

extension Blacklist {
    public static func whereabouts(
        of members: [MemberID], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: BlacklistWhereabouts] {
        try members.reduce(into: [:]) { found, member in
            if found[member] == nil { found[member] = try BlacklistWhereabouts(of: member, in: workspace, tx) }
        }
    }

    /// How many are in a group and joined it, or spoke there, after they were put on the blacklist; for what is said above every page.
    public static func returned(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        // Written as a cross join, so that SQLite begins with the few of the blacklist.
        let seen = try tx.all(
            """
            SELECT s.member_id, b.added_ms, s.presence_id FROM blacklist b
            CROSS JOIN member m CROSS JOIN membership s
            WHERE b.workspace_id = \(workspace) AND m.workspace_id = b.workspace_id AND m.id = b.member_id
                AND s.workspace_id = b.workspace_id AND s.member_id = coalesce(m.merged_into, m.id) AND s.present = 1 AND s.presence_id IS NOT NULL
            """
        ) { (member: $0.id(0, MemberKind.self), isLater: $0.integer(2) >= IDSequence.floor($0.instant(1))) }
        return Set(seen.filter(\.isLater).map(\.member)).count
    }
}
