public import FeatureRules
public import Kernel
public import Storage

/// Draws conclusions from fresh figures, in the transaction that keeps them: neither is ever seen without the other.
public protocol DiagnosisFollower: Sendable {
    /// Those it wants to see of groups whose figures stayed as they were; of the others it sees all.
    var sections: [any Section.Type] { get }

    /// - Parameters:
    ///   - groups: every group of the workspace.
    ///   - anew: those of them whose figures were just made.
    ///   - asOf: nil if nothing was ever said in the workspace.
    func follow(
        _ groups: [DiagnosedGroup], anew: Set<GroupID>, asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws
}
