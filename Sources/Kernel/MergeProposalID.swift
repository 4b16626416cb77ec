/// Two members who may be one person.
public enum MergeProposalTag {}
public typealias MergeProposalID = ID<MergeProposalTag>
