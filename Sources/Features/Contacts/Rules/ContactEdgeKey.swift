/// Whose contact who is.
public struct ContactEdgeKey: Sendable, Hashable, Comparable {
    /// userid of somebody of the company.
    public var staff: String
    /// external_userid.
    public var contact: String

    public init(staff: String, contact: String) {
        self.staff = staff
        self.contact = contact
    }

    public static func < (a: Self, b: Self) -> Bool { (a.staff, a.contact) < (b.staff, b.contact) }
}
