internal import Kernel

/// What has become of a task. The raw values are the form on disk and the words of the API.
public enum TaskState: String, Sendable, Hashable, Codable, CaseIterable {
    case open
    /// Put off; it comes back by itself.
    case later
    case done
    /// Never wanted again.
    case dismissed
    /// No longer suggested, and nobody decided about it.
    case gone

    /// What a person decides; each is an event.
    public enum Decision: Sendable, Hashable {
        case done
        case later(days: Int)
        case dismissed
        case reopened
    }

    /// Without a number of days, a task is put off for so long.
    public static let usualDays = 7
    public static let daysRange = 1...90
}
