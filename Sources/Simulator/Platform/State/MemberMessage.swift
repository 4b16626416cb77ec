/// What was sent to employees or by a group robot.
struct MemberMessage: Sendable {
    let id: String
    let at: Int64
    /// Employees' ids; the robot's key.
    let to: [String]
    let type: String
    let text: String
    var isRecalled = false
}
