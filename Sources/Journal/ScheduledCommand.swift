public import Kernel

/// A command and when it must run.
public struct ScheduledCommand: Sendable, Hashable {
    /// The wire name, imperative: `challenge.close`.
    public var name: String
    /// What makes it unique among those of its name: the id of what it is about, with the day if it comes again every day.
    public var key: String
    /// Further facts as a JSON object, without personal data.
    public var body: String
    public var due: Instant

    public init(name: String, key: String, body: String = "{}", due: Instant) {
        self.name = name
        self.key = key
        self.body = body
        self.due = due
    }
}

public enum ScheduleKind {}
public typealias ScheduleID = ID<ScheduleKind>

/// A command that was taken from the schedule, with what `Schedule.settle` needs to know it again.
public struct ClaimedCommand: Sendable, Hashable {
    public var id: ScheduleID
    public var name: String
    public var key: String
    public var body: String
    /// Which claim this is, from 1.
    public var claim: Int
}
