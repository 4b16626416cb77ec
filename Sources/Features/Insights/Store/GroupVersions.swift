internal import Kernel
internal import Storage

/// Which groups have changed since their diagnosis was made.
enum GroupVersions {
    struct Version: Sendable, Hashable {
        var changes: Int64
        var diagnosed: Int64
    }

    /// In the transaction that changes what is known of the groups.
    static func note(_ groups: Set<GroupID>, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        for group in groups.sorted() {
            try tx.run(
                """
                INSERT INTO group_version (workspace_id, group_id, changes, diagnosed) VALUES (\(workspace), \(group), 1, 0)
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET changes = group_version.changes + 1
                """)
        }
    }

    /// The groups of these members; in the transaction that changes what they count as.
    @discardableResult
    static func note(of members: Set<MemberID>, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Set<GroupID> {
        var groups: Set<GroupID> = []
        for member in members { groups.formUnion(try MemberQueries.memberships(of: member, in: workspace, tx).map(\.group)) }
        try note(groups, workspace: workspace, tx)
        return groups
    }

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupID: Version] {
        var found: [GroupID: Version] = [:]
        try tx.each("SELECT group_id, changes, diagnosed FROM group_version WHERE workspace_id = \(workspace)") { row in
            found[row.id(0)] = Version(changes: row.integer(1), diagnosed: row.integer(2))
        }
        return found
    }

    /// Notes that the diagnosis knows the group's first `changes` changes; false if a diagnosis that knows more is there already.
    static func diagnosed(_ group: GroupID, changes: Int64, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO group_version (workspace_id, group_id, changes, diagnosed) VALUES (\(workspace), \(group), \(changes), \(changes))
            ON CONFLICT (workspace_id, group_id) DO UPDATE SET diagnosed = excluded.diagnosed
            WHERE group_version.diagnosed <= excluded.diagnosed
            """) == 1
    }
}
