internal import FeatureStores
internal import Kernel

/// What somebody does with a proposal.
enum MergeProposalAct: String, CaseIterable, Sendable {
    case accept, refuse, later, reopen

    /// - Returns: whether members were merged or split.
    /// - Throws: `MergeProposalRefusal`.
    func perform(_ id: MergeProposalID, by desk: MergeProposalDesk, workspace: WorkspaceID, cause: Cause) async throws -> Bool {
        switch self {
        case .accept:
            try await desk.accept(id, workspace: workspace, cause: cause)
            return true
        case .refuse: try await desk.refuse(id, workspace: workspace, cause: cause)
        case .later: try await desk.postpone(id, workspace: workspace)
        case .reopen: return try await desk.reopen(id, workspace: workspace, cause: cause)
        }
        return false
    }
}
