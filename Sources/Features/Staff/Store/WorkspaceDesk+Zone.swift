public import Kernel
public import Storage

extension WorkspaceDesk {
    /// What the workspace is called; nil if there is none.
    public static func name(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> String? {
        try WorkspaceBoard().find(workspace, tx)?.name
    }

    /// The zone in which the workspace's days are cut.
    public static func zone(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Zone {
        try WorkspaceBoard().find(workspace, tx)?.zone ?? .shanghai
    }
}
