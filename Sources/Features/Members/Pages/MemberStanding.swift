internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage

/// What a member is to each of their groups, as the groups' kept figures say.
struct MemberStanding: Sendable {
    var roles: [GroupID: MemberRole] = [:]
    /// How likely they fall silent there within 14 days; only of those who spoke lately and are likeliest to.
    var risks: [GroupID: Double] = [:]

    /// So many groups, the ones they talk most in.
    static let groupsRead = 40

    init(_ member: MemberID, in groups: some Sequence<GroupID>, workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        for group in groups.prefix(Self.groupsRead) {
            roles[group] = try SectionQueries.role(of: member, in: group, workspace: workspace, tx)
            risks[group] = try SectionQueries.risk(of: member, in: group, workspace: workspace, tx)
        }
    }
}
