internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage

/// What a member is to each of their groups, as the groups' kept figures say.
struct MemberStanding: Sendable {
    var roles: [GroupID: MemberRole] = [:]
    /// How likely they fall silent there within 14 days; only of those who spoke lately and are likeliest to.
    var risks: [GroupID: Double] = [:]

    /// Each group's figures are read whole: so many groups, the ones they talk most in, are enough.
    static let groupsRead = 12

    init(_ member: MemberID, in groups: some Sequence<GroupID>, workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        for group in groups.prefix(Self.groupsRead) {
            let people = try SectionQueries.one(RoleFigures.self, of: group, in: workspace, tx)?.members
            roles[group] = people?.first { $0.member == member }?.role
            let risky = try SectionQueries.one(RiskFigures.self, of: group, in: workspace, tx)?.members
            risks[group] = risky?.first { $0.member == member }?.probability
        }
    }
}
