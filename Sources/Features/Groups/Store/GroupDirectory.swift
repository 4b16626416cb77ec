public import Kernel
public import Storage

/// Finds the groups that exports speak of, and makes them when they are new.
public struct GroupDirectory: Sendable {
    /// The platform of groups that a person named, whatever tool the export came from.
    public static let named = "named"
    private let world: World

    public init(world: World) { self.world = world }

    /// The group of that identity; a new one takes `name`.
    public func resolve(
        platform: String, key: String, name: String, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> GroupID {
        if let found = try tx.first(
            "SELECT id FROM chat_group WHERE workspace_id = \(workspace) AND platform = \(platform) AND key = \(key)",
            { row in row.id(0, GroupKind.self) })
        {
            return found
        }
        let id = world.id(GroupKind.self)
        try tx.run(
            """
            INSERT INTO chat_group (workspace_id, id, platform, key, name, created_ms)
            VALUES (\(workspace), \(id), \(platform), \(key), \(name), \(world.now()))
            """)
        return id
    }

    /// The group a person means by a name: the oldest of that name, or a new one.
    public func resolve(named name: String, workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> GroupID {
        if let found = try tx.first(
            "SELECT id FROM chat_group WHERE workspace_id = \(workspace) AND name = \(name) ORDER BY id LIMIT 1",
            { row in row.id(0, GroupKind.self) })
        {
            return found
        }
        return try resolve(platform: GroupDirectory.named, key: name, name: name, workspace: workspace, tx)
    }
}
