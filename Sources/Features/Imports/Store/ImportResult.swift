public import Exports
public import Kernel

/// What came of one file; the sums of `messages` and `events` are what was new.
public struct ImportResult: Sendable {
    public var path: String
    public var format: ExportFormat
    public var groups: [String] = []
    var groupIDs: Set<GroupID> = []
    /// Of the messages, not of other lines.
    var lastSaid: Instant?
    public var messages = 0
    public var events = 0
    /// Distinct people the file speaks of.
    public var members = 0
    /// Lines that were there already.
    public var duplicates = 0
    public var rejected = 0
    public var first: Instant?
    public var last: Instant?

    public init(path: String, format: ExportFormat) {
        self.path = path
        self.format = format
    }
}

/// How far an import is.
public struct ImportProgress: Sendable {
    /// Of the file as it lies on disk.
    public var bytesDone: Int64
    public var bytesTotal: Int64
    public var messages: Int
    public var rejected: Int
}
