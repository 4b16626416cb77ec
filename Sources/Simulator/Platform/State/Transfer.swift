/// A customer on the way from one employee to another.
struct Transfer: Sendable {
    enum Status: Int, Sendable {
        case done = 1, waiting = 2, refused = 3, full = 4
        /// The platform knows of none any more.
        case none = 5
    }


    let customer: Int
    let from: Int
    let to: Int
    /// Seconds since 1970.
    let asked: Int64
    var status = Status.waiting
    var ended: Int64 = 0
}
