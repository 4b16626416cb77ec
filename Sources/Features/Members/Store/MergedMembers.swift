public import Kernel
public import Storage

/// Who was merged into whom in a workspace. Messages and events keep the member they were recorded with; boards and pages
/// show the one it was merged into.
public struct MergedMembers: Sendable, Equatable {
    private let target: [MemberID: MemberID]

    public init(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        var target: [MemberID: MemberID] = [:]
        try tx.each("SELECT id, merged_into FROM member WHERE workspace_id = \(workspace) AND merged_into IS NOT NULL") {
            target[$0.id(0)] = $0.id(1)
        }
        self.target = target
    }

    public func shown(_ member: MemberID) -> MemberID { target.isEmpty ? member : target[member] ?? member }
}
