public import Kernel
public import Web

public enum ReportIssueKind {}
public typealias ReportIssueID = ID<ReportIssueKind>

/// A report that was made and kept, without its text.
public struct ReportIssue: Sendable, Hashable {
    public var id: ReportIssueID
    public var made: Instant
    /// The time of the last message then; nil if there was none.
    public var asOf: Instant?
    public var language: Language
    /// False: somebody asked for it.
    public var isScheduled: Bool
    /// The size of its text.
    public var bytes: Int64
}
