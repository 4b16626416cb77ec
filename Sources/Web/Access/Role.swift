/// What a person of the staff may do in one workspace.
public enum Role: String, CaseIterable, Sendable {
    /// Everything, and the staff itself.
    case owner
    /// Runs the communities: imports, messages, members.
    case `operator`
    /// Checks and redeems vouchers, nothing else.
    case cashier
    /// Reads figures, changes nothing.
    case analyst
}

extension Set<Role> {
    /// Those who may read the communities' pages.
    public static let readers: Set<Role> = [.owner, .operator, .analyst]
    /// Those who may change something in the communities.
    public static let operators: Set<Role> = [.owner, .operator]
    public static let owners: Set<Role> = [.owner]
    public static let all = Set(Role.allCases)
}
