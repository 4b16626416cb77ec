/// Why a decision about a proposal is not carried out.
public enum MergeProposalRefusal: String, Error, Sendable, CaseIterable {
    case notFound
    /// It was decided otherwise meanwhile.
    case settled
}
