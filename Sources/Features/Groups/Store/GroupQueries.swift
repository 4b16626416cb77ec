public import Kernel
public import Storage

/// A group as lists show it.
public struct GroupEntry: Sendable, Hashable {
    public var id: GroupID
    public var name: String
    /// It is a group of a connected WeCom, told by queries of groups; others leave it false.
    public var isConnected = false

    public init(id: GroupID, name: String, isConnected: Bool = false) {
        self.id = id
        self.name = name
        self.isConnected = isConnected
    }
}

public enum GroupQueries {
    /// All groups of a workspace by name.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupEntry] {
        let connected = try Set(tx.all("SELECT group_id FROM customer_group WHERE workspace_id = \(workspace)") { $0.integer(0) })
        return try tx.all("SELECT id, name FROM chat_group WHERE workspace_id = \(workspace) ORDER BY name, id") {
            GroupEntry(id: $0.id(0), name: $0.text(1), isConnected: connected.contains($0.integer(0)))
        }
    }

    /// Whether there is any.
    public static func exist(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM chat_group WHERE workspace_id = \(workspace) LIMIT 1")
    }

    /// What some groups are called.
    public static func names(of groups: Set<GroupID>, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupID: String] {
        var names: [GroupID: String] = [:]
        for group in groups { names[group] = try one(group, in: workspace, tx)?.name }
        return names
    }

    public static func one(_ group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> GroupEntry? {
        let isConnected = try GroupMovementQueries.isOne(group, in: workspace, tx)
        return try tx.first("SELECT id, name FROM chat_group WHERE workspace_id = \(workspace) AND id = \(group)") {
            GroupEntry(id: $0.id(0), name: $0.text(1), isConnected: isConnected)
        }
    }
}
