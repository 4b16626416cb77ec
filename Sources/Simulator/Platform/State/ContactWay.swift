/// A code by which customers add employees (联系我).
struct ContactWay: Sendable {
    let id: String
    let created: Int64
    var type: Int64
    var scene: Int64
    var style: Int64
    var remark: String
    var skipVerify: Bool
    var state: String
    /// Places among the staff.
    var staff: [Int]
    var isTemporary: Bool
    /// Seconds that a temporary code lives.
    var expiresIn: Int64
    var chatExpiresIn: Int64
    var unionID: String
    var isExclusive: Bool
    var marksSource: Bool
    var conclusions: JSONValue
    /// How often it was scanned; the next employee follows from it.
    var scans = 0
}
