public import Journal
public import Kernel

/// A callback that was not handled, without what anybody wrote.
public struct FailedCallback: Sendable, Hashable {
    public var id: InboxID
    /// `change_external_chat`; empty for what is no event.
    public var event: String
    /// `update`; empty if the event has none.
    public var change: String
    public var received: Instant
    public var tries: Int
    /// It comes again then by itself; nil if it needs a person.
    public var next: Instant?
    /// Why it was not handled, for a log.
    public var problem: String
}
