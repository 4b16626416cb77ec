public import Exports
public import Kernel

/// A line that was not taken, as the page shows it.
public struct BridgeRefusedLine: Sendable, Equatable {
    public var at: Instant
    /// In its batch, from 1.
    public var line: Int
    /// Nil if another version wrote a word for it that this one does not know.
    public var problem: BridgeProblem?
    /// The beginning of the line.
    public var excerpt: String
}
