/// What became of a proposal. The raw value is the form on disk.
public enum MergeProposalState: String, Sendable, Hashable, CaseIterable, Codable {
    case open, merged, refused
    /// The two were merged in another way, or nothing speaks for it any more.
    case superseded
}
