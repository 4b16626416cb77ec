public import Kernel
public import Storage

extension InsightsQueries {
    /// For which instant the kept figures of a group were made; nil if there are none.
    public static func asOf(of group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        try tx.first("SELECT as_of_ms FROM diagnosis WHERE workspace_id = \(workspace) AND group_id = \(group)") { $0.instant(0) }
    }
}
