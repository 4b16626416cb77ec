/// A mass message that employees have to confirm.
struct Broadcast: Sendable {
    enum Result: Int, Sendable { case unsent = 0, sent = 1, notFriend = 2, overQuota = 3 }

    struct Recipient: Sendable {
        /// Customer or group.
        let id: String
        var result = Result.unsent
        var sentAt: Int64 = 0
    }

    struct Task: Sendable {
        /// Place among the staff.
        let staff: Int
        var recipients: [Recipient]
        /// Seconds since 1970; 0 while it waits.
        var confirmed: Int64 = 0
    }

    let id: String
    let created: Int64
    let isForGroups: Bool
    let text: String
    let attachments: JSONValue
    var tasks: [Task]
    var isCancelled = false
    /// Milliseconds since 1970.
    var reminders: [Int64] = []
}
