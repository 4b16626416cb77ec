/// What is between an employee and a customer.
struct ContactEdge: Sendable {
    enum Status: String, Sendable {
        case ok
        /// The customer added the employee, who has not confirmed it yet.
        case half
        case deletedByStaff = "deleted_by_staff"
        case deletedByCustomer = "deleted_by_customer"
        /// Handed over to somebody else.
        case transferred
    }

    let staff: Int32
    let customer: Int32
    var status: Status
    /// Seconds since 1970.
    var created: Int64
    var addWay: Int
    var state: String?
    var remark: String
    var description = ""
    var company = ""
    var mobiles: [String] = []
    var tags: [String] = []
    /// Employee who opened it, or the customer.
    var operatorID: String
    /// They have talked: no welcome code is sent any more.
    var hasTalked = false

    /// The platform still lists it: that a customer deleted the employee is not seen there.
    var isListed: Bool { status == .ok || status == .deletedByCustomer }
}
