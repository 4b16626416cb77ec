public import Kernel
public import Storage

/// Finds the members that exports speak of, and makes them when they are new.
///
/// One member per identity of a platform; a new nickname is not a new member. System lines name people by the name shown:
/// that is resolved to the member who bears it in the group if there is exactly one, else to an identity that has only the name.
public struct MemberDirectory: Sendable {
    private let world: World

    public init(world: World) { self.world = world }

    /// The key of an identity that is known in one group only and by its name only.
    public static func key(name: String, in group: GroupID) -> String { "\(group)/\(name)" }

    /// The member of an identity that messages carry. `name` is the name shown, nil if the format has none apart from the key.
    ///
    /// Whoever was known in this group by that name only, from a system line, turns out to be this person.
    public func resolve(
        platform: String, key: String, name: String?, group: GroupID, at: Instant, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        if let found = try member(platform: platform, key: key, workspace, tx) { return found }
        let nameOnly = try name.flatMap { name -> MemberID? in
            guard let candidate = try member(platform: platform, key: Self.key(name: name, in: group), workspace, tx) else { return nil }
            let identities = try tx.first(
                "SELECT count(*) FROM identity WHERE workspace_id = \(workspace) AND member_id = \(candidate)") { $0.int(0) }
            return identities == 1 ? candidate : nil
        }
        return try add(platform: platform, key: key, name: name, member: nameOnly, at: at, workspace, tx)
    }

    /// The member a system line calls `name`.
    public func resolve(
        shownAs name: String, platform: String, group: GroupID, at: Instant, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> MemberID {
        let bearers = try tx.all(
            """
            SELECT member_id FROM nickname WHERE workspace_id = \(workspace) AND group_id = \(group) AND name = \(name)
            ORDER BY member_id LIMIT 2
            """) { $0.id(0, MemberKind.self) }
        if bearers.count == 1 { return bearers[0] }
        let key = Self.key(name: name, in: group)
        if let found = try member(platform: platform, key: key, workspace, tx) { return found }
        return try add(platform: platform, key: key, name: name, member: nil, at: at, workspace, tx)
    }

    /// Notes that a member appeared in a group under a name; the identity shows the latest. True if the member was not known
    /// there under that name.
    @discardableResult
    public func note(
        name: String, of member: MemberID, platform: String, key: String, group: GroupID, at: Instant, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> Bool {
        let added = try tx.run(
            """
            INSERT INTO nickname (workspace_id, group_id, name, member_id) VALUES (\(workspace), \(group), \(name), \(member))
            ON CONFLICT (workspace_id, group_id, name, member_id) DO NOTHING
            """)
        try tx.run(
            """
            UPDATE identity SET name = \(name), named_ms = \(at)
            WHERE workspace_id = \(workspace) AND platform = \(platform) AND key = \(key) AND named_ms <= \(at)
            """)
        return added == 1
    }

    private func member(platform: String, key: String, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MemberID? {
        try tx.first(
            "SELECT member_id FROM identity WHERE workspace_id = \(workspace) AND platform = \(platform) AND key = \(key)"
        ) { $0.id(0) }
    }

    /// - Parameter name: nil if none is known; then the key stands in for it until one is.
    private func add(
        platform: String, key: String, name: String?, member: MemberID?, at: Instant, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        let id = member ?? world.id(MemberKind.self)
        if member == nil {
            try tx.run(
                "INSERT INTO member (workspace_id, id, merged_into, created_ms) VALUES (\(workspace), \(id), NULL, \(world.now()))")
        }
        try tx.run(
            """
            INSERT INTO identity (workspace_id, platform, key, member_id, name, named_ms)
            VALUES (\(workspace), \(platform), \(key), \(id), \(name ?? key), \(name == nil ? Instant(milliseconds: 0) : at))
            """)
        return id
    }
}
