public import Kernel

/// A delivery as lists show it.
public struct InboxEntry: Sendable, Hashable {
    public var id: InboxID
    public var source: String
    public var state: Handling.State
    public var tries: Int
    /// The last one there was, without personal data.
    public var problem: String?
    public var received: Instant
    /// Raw, as it came.
    public var body: [UInt8]
}
