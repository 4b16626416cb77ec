public import Kernel

/// What one proposal says of two members, as far as it matters beside others.
public struct MergeLink: Sendable, Hashable {
    public let id: MergeProposalID
    public let one: MemberID
    public let other: MemberID
    public let strength: MergeStrength
    /// Something speaks against it, too.
    public let isDoubtful: Bool

    public init(id: MergeProposalID, one: MemberID, other: MemberID, strength: MergeStrength, isDoubtful: Bool) {
        self.id = id
        self.one = one
        self.other = other
        self.strength = strength
        self.isDoubtful = isDoubtful
    }
}
