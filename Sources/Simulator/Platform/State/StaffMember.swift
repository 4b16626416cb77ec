/// An employee of the company.
struct StaffMember: Sendable {
    let id: String
    let name: String
    /// Seconds since 1970 when they left the company; nil while they work there.
    var left: Int64?
    /// Places of their contacts among `PlatformState.edges`, in the order of adding.
    var edges: [Int32] = []
}
