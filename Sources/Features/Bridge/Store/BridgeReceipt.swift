public import Exports

/// What became of a batch.
public struct BridgeReceipt: Sendable, Equatable {
    /// Lines that are kept now and were not before.
    public var taken: Int
    /// Lines whose id was known; nothing was changed by them.
    public var known: Int
    public var refused: [BridgeBatch.Refused]
}
