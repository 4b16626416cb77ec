public import FeatureRules

/// What became of the welcomes of some time. Every one that was asked for is in exactly one of the states.
public struct GreetingFigures: Sendable, Hashable {
    public var counts: [GreetingState: Int]
    /// Sent without some of their attachments.
    public var partly: Int
    /// Nil if none was sent.
    public var pace: GreetingPace?

    public init(counts: [GreetingState: Int] = [:], partly: Int = 0, pace: GreetingPace? = nil) {
        self.counts = counts
        self.partly = partly
        self.pace = pace
    }

    public var asked: Int { counts.values.reduce(0, +) }
    public func count(_ state: GreetingState) -> Int { counts[state] ?? 0 }
    /// Not settled yet.
    public var open: Int { count(.waiting) + count(.sending) }
}
