public import Kernel
public import Storage

extension WorkspaceDesk {
    /// The zone in which the workspace's days are cut.
    public static func zone(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Zone {
        try WorkspaceBoard().find(workspace, tx)?.zone ?? .shanghai
    }
}
