public import Kernel
public import Storage

extension MessageQueries {
    /// What was said before and after a message in its group.
    public struct Surroundings: Sendable {
        /// Newest first, the message itself among them.
        public var messages: [MessageEntry]
        public var hasNewer: Bool
        public var hasOlder: Bool
    }

    /// - Parameter each: at most so many messages on either side.
    /// - Returns: nil if the group has no such message.
    public static func around(
        _ message: MessageID, of group: GroupID, each: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Surroundings? {
        guard let at = try tx.first(
            "SELECT at_ms FROM message WHERE workspace_id = \(workspace) AND id = \(message) AND group_id = \(group)", { $0.instant(0) })
        else { return nil }
        let newer = try tx.all(
            """
            SELECT id FROM message WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms >= \(at) AND id > \(message)
            ORDER BY at_ms, id LIMIT \(each + 1)
            """
        ) { $0.integer(0) }
        let older = try tx.all(
            """
            SELECT id FROM message WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms <= \(at) AND id < \(message)
            ORDER BY at_ms DESC, id DESC LIMIT \(each + 1)
            """
        ) { $0.integer(0) }
        return Surroundings(
            messages: try some(newer.prefix(each) + [message.rawValue] + older.prefix(each), in: workspace, tx),
            hasNewer: newer.count > each, hasOlder: older.count > each)
    }
}
