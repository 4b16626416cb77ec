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

    /// The members as whom messages and events of a member shown are recorded: itself and those merged into it.
    public static func recorded(
        as member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID] {
        try [member] + tx.all("SELECT id FROM member WHERE workspace_id = \(workspace) AND merged_into = \(member) ORDER BY id") { $0.id(0) }
    }

    /// Those members with everybody who was merged into one of them.
    func recorded(as members: Set<MemberID>) -> [MemberID] { (members.sorted() + target.filter { members.contains($0.value) }.keys.sorted()) }

    public func shown(_ member: MemberID) -> MemberID { target.isEmpty ? member : target[member] ?? member }
}
