public import Kernel
public import Storage

/// A group as lists show it.
public struct GroupEntry: Sendable, Hashable {
    public var id: GroupID
    public var name: String
}

public enum GroupQueries {
    /// All groups of a workspace by name.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupEntry] {
        try tx.all("SELECT id, name FROM chat_group WHERE workspace_id = \(workspace) ORDER BY name, id") {
            GroupEntry(id: $0.id(0), name: $0.text(1))
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
        try tx.first("SELECT id, name FROM chat_group WHERE workspace_id = \(workspace) AND id = \(group)") {
            GroupEntry(id: $0.id(0), name: $0.text(1))
        }
    }
}
