public import FeatureRules
public import Kernel

/// A proposal as pages show it: both sides as they are now.
public struct MergeProposalEntry: Sendable, Hashable {
    /// One of the two.
    public struct Side: Sendable, Hashable {
        public var member: MemberID
        /// The names their identities bear, the latest first, at most three.
        public var names: [String]
        /// Names of groups, those first in which they said most, at most three.
        public var groups: [String]
        public var groupCount: Int
        public var messages: Int64
        public var first: Instant?
        public var last: Instant?
    }

    /// Two names of theirs in one group that are near, that of `one` first.
    public struct Names: Sendable, Hashable {
        public var one: String
        public var other: String
    }

    public var id: MergeProposalID
    public var state: MergeProposalState
    public var strength: MergeStrength
    public var evidence: [MergeEvidence]
    public var doubts: [MergeDoubt]
    public var one: Side
    public var other: Side
    public var decided: Instant?
    /// It rests until then; nil if it does not.
    public var later: Instant?
    public var isByRule: Bool
    /// Names of the groups the evidence speaks of.
    public var groups: [GroupID: String]
    /// What they are called where near names are the evidence.
    public var names: [GroupID: Names]
}
