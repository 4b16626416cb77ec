/// A code by which customers join groups (加入群聊).
struct JoinWay: Sendable {
    let id: String
    var scene: Int64
    var remark: String
    var createsRooms: Bool
    var roomName: String
    /// The number of the next room that is made.
    var roomNumber: Int64
    /// Places among the groups, in the order of filling; rooms that were made come behind.
    var groups: [Int]
    var state: String
    var marksSource: Bool
}
