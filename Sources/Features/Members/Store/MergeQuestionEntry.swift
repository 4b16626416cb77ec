public import FeatureRules
public import Kernel

/// A question as pages show it.
public struct MergeQuestionEntry: Sendable, Hashable {
    public var question: MergeQuestion
    /// Its members in their order.
    public var sides: [MergeProposalEntry.Side]
    /// Some of its proposals with what speaks for them, those with the member who said most first.
    public var reasons: [MergeProposalEntry]
}
