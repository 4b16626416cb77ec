internal import Kernel
internal import Web

/// Which pairs are meant.
struct MergeSelectionDocument: APIDocument {
    var proposals: [MergeProposalID]

    static var notes: [String: String] { ["proposals": "From 1 to 400 pairs; whoever is in two of them becomes one with all of both."] }
}
