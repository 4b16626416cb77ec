internal import FeatureRules
internal import Kernel
internal import Storage

/// What has come since the last search: names that were not looked at, by group, and up to where was read.
struct PersonNameNews: Sendable {
    private(set) var fresh: [PersonName] = []
    private(set) var upTo: [(group: GroupID, changes: Int64)] = []

    init(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let changed = try tx.all(
            """
            SELECT v.group_id, v.changes, g.platform FROM group_version v
            JOIN chat_group g ON g.workspace_id = v.workspace_id AND g.id = v.group_id
            LEFT JOIN person_search s ON s.workspace_id = v.workspace_id AND s.group_id = v.group_id
            WHERE v.workspace_id = \(workspace) AND (s.changes IS NULL OR s.changes <> v.changes) ORDER BY v.group_id
            """
        ) { (group: $0.id(0, GroupKind.self), changes: $0.integer(1), platform: $0.text(2)) }
        for group in changed {
            try read(group.group, platform: group.platform, workspace, tx)
            upTo.append((group.group, group.changes))
        }
        try readContacts(workspace, tx)
    }

    /// Names shown in it, those that only a system line spoke of, and those of people whose name is all that a format has of them.
    private mutating func read(_ group: GroupID, platform: String, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        try tx.each(
            """
            SELECT n.name, n.member_id FROM nickname n WHERE n.workspace_id = \(workspace) AND n.group_id = \(group)
            AND NOT EXISTS (SELECT 1 FROM person_name p WHERE p.workspace_id = n.workspace_id AND p.group_id = n.group_id
                AND p.name = n.name AND p.member_id = n.member_id)
            UNION
            SELECT i.name, i.member_id FROM identity i WHERE i.workspace_id = \(workspace) AND i.platform = \(platform)
            AND i.key >= \("\(group)/") AND i.key < \("\(group)0")
            AND NOT EXISTS (SELECT 1 FROM person_name p WHERE p.workspace_id = i.workspace_id AND p.group_id = \(group)
                AND p.name = i.name AND p.member_id = i.member_id)
            UNION
            SELECT i.name, i.member_id FROM membership s JOIN identity i ON i.workspace_id = s.workspace_id AND i.member_id = s.member_id
            WHERE s.workspace_id = \(workspace) AND s.group_id = \(group) AND i.key = i.name
            AND NOT EXISTS (SELECT 1 FROM person_name p WHERE p.workspace_id = i.workspace_id AND p.group_id = \(group)
                AND p.name = i.name AND p.member_id = i.member_id)
            """
        ) { fresh.append(PersonName(group: group, name: $0.text(0), member: $0.id(1))) }
    }

    /// Their own names, and what the company's people noted of them.
    private mutating func readContacts(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let since = try tx.first(
            "SELECT changes FROM person_search WHERE workspace_id = \(workspace) AND group_id = \(PersonName.contacts)") { $0.integer(0) } ?? .min
        var latest = since
        // What was looked at in the same millisecond is looked at again.
        try tx.each(
            """
            SELECT c.name, c.member_id, c.looked_ms FROM contact c WHERE c.workspace_id = \(workspace) AND c.looked_ms >= \(since) AND c.name <> ''
            AND NOT EXISTS (SELECT 1 FROM person_name p WHERE p.workspace_id = c.workspace_id AND p.group_id = 0 AND p.name = c.name
                AND p.member_id = c.member_id)
            UNION
            SELECT e.remark, c.member_id, e.looked_ms FROM contact_edge e JOIN contact c ON c.workspace_id = e.workspace_id
                AND c.connection_id = e.connection_id AND c.external_userid = e.external_userid
            WHERE e.workspace_id = \(workspace) AND e.looked_ms >= \(since) AND e.remark <> ''
            AND NOT EXISTS (SELECT 1 FROM person_name p WHERE p.workspace_id = c.workspace_id AND p.group_id = 0 AND p.name = e.remark
                AND p.member_id = c.member_id)
            """
        ) { row in
            fresh.append(PersonName(group: PersonName.contacts, name: row.text(0), member: row.id(1)))
            latest = max(latest, row.integer(2))
        }
        if latest > since { upTo.append((PersonName.contacts, latest)) }
    }

    /// Nothing has come.
    var isEmpty: Bool { fresh.isEmpty && upTo.isEmpty }

    /// Notes that it was looked at.
    func write(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let once = Set(fresh)
        try PersonName.write(once.sorted { ($0.group, $0.member, $0.name) < ($1.group, $1.member, $1.name) }, workspace: workspace, tx)
        for (group, changes) in upTo {
            try tx.run(
                """
                INSERT INTO person_search (workspace_id, group_id, changes) VALUES (\(workspace), \(group), \(changes))
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET changes = excluded.changes
                """)
        }
    }
}
