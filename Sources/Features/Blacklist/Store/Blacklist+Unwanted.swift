public import FeatureRules
public import Kernel
public import Storage

extension Blacklist {
    /// Who is on it, and who was taken out of a group and has not come back to it; of one group, or of all.
    public static func unwanted(in group: GroupID? = nil, of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> UnwantedPeople {
        let merged = try MergedMembers(of: workspace, tx)
        let listed = try tx.all("SELECT member_id FROM blacklist WHERE workspace_id = \(workspace)") { merged.shown($0.id(0)) }
        var removed: [GroupID: Set<MemberID>] = [:]
        try tx.each(
            """
            SELECT e.group_id, e.member_id FROM event e WHERE e.workspace_id = \(workspace) AND e.kind = 'membership.removed'
            AND e.group_id >= \(group?.rawValue ?? .min) AND e.group_id <= \(group?.rawValue ?? .max) AND e.member_id IS NOT NULL
            AND EXISTS (SELECT 1 FROM membership s WHERE s.workspace_id = e.workspace_id AND s.group_id = e.group_id
                AND s.presence_id = e.id AND s.present = 0 AND s.member_id = coalesce((SELECT m.merged_into FROM member m
                    WHERE m.workspace_id = e.workspace_id AND m.id = e.member_id), e.member_id))
            """
        ) { removed[$0.id(0), default: []].insert(merged.shown($0.id(1))) }
        return UnwantedPeople(blacklisted: Set(listed), removed: removed)
    }
}
