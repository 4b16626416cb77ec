public import FeatureRules
public import Kernel
public import Storage

/// Draws conclusions from fresh figures, in the transaction that keeps them: neither is ever seen without the other.
public protocol DiagnosisFollower: Sendable {
    /// Those it wants to see; others are not read.
    var sections: [any Section.Type] { get }

    /// - Parameter asOf: nil if nothing was ever said in the workspace.
    func follow(_ groups: [DiagnosedGroup], asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction) throws
}
