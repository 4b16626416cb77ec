public import Kernel

/// What came of merging whom many proposals join, as one decision.
public struct MergeBatch: Sendable, Hashable {
    public typealias Number = ID<MergeBatch>

    /// By which it can be taken back as a whole.
    public let id: Number
    /// How many members others became a part of.
    public var people = 0
    /// How many became a part of another.
    public var names = 0
    /// Proposals that were settled meanwhile, or would have made one of two who were told apart.
    public var left = 0

    init(id: Number) { self.id = id }
}
