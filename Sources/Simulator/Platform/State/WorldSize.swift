/// How much there is at start.
public struct WorldSize: Sendable, Hashable {
    /// Employees, 1 to 5,000.
    public var staff: Int
    /// Customers, each of them a contact of one employee; up to 2,000,000.
    public var customers: Int
    /// Customer groups, up to 100,000.
    public var groups: Int
    /// Members of each group, its owner among them; 1 to 500.
    public var members: Int

    /// Values out of range are moved into it.
    public init(staff: Int = 4, customers: Int = 0, groups: Int = 0, members: Int = 20) {
        self.staff = min(max(staff, 1), 5000)
        self.customers = min(max(customers, 0), 2_000_000)
        self.groups = min(max(groups, 0), 100_000)
        self.members = min(max(members, 1), 500)
    }
}
