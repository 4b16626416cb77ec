public import Kernel
public import Storage

extension MessageQueries {
    /// The last messages of a member over all groups, newest first, older than `before`.
    ///
    /// - Parameter zone: the workspace's.
    public static func said(
        by member: MemberID, before: MessageID? = nil, limit: Int, zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        let trail = MemberTrail(workspace: workspace, zone: zone, ids: 0..<max(0, before?.rawValue ?? .max))
        return try some(try trail.newest(limit, by: [member], tx), in: workspace, tx)
    }

    /// The ids of these messages. Where others said much between those of the member, so many messages are looked through and no
    /// more.
    ///
    /// - Parameters:
    ///   - group: only what was said there; nil for all groups.
    ///   - look: how many that are.
    ///   - zone: the workspace's.
    public static func latest(
        by member: MemberID, group: GroupID? = nil, limit: Int, look: Int, zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageID] {
        try MemberTrail(workspace: workspace, zone: zone, group: group).newest(limit, by: [member], look: look, tx).map { MessageID($0) }
    }

    /// What certain people said, newest first.
    ///
    /// - Parameter zone: the workspace's.
    static func said(
        by members: Set<MemberID>, filter: SearchFilter, before: MessageID?, limit: Int, zone: Zone, in workspace: WorkspaceID,
        _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        let ids = filter.ids, upper = min(ids.upperBound, before?.rawValue ?? .max)
        guard ids.lowerBound < upper else { return [] }
        let trail = MemberTrail(workspace: workspace, zone: zone, group: filter.group, ids: ids.lowerBound..<upper)
        return try some(try trail.newest(limit, by: members, tx), in: workspace, tx)
    }
}
