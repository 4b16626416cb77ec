public import Kernel

/// What became of the callbacks of a connection.
public struct CallbackCounts: Sendable, Hashable {
    /// They need a person.
    public var failed = 0
    /// They failed and come again by themselves.
    public var postponed = 0
    /// When the last one came; nil if none ever did.
    public var latest: Instant?
}
