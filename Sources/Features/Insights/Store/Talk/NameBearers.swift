internal import Kernel
internal import Storage

/// Who in a group bears which name, by the hash of the name; a name that several members bear leads to nobody.
struct NameBearers: Sendable {
    private var members: [UInt64: MemberID?] = [:]
    /// How many names there were: names only ever come.
    private(set) var names: Int64 = 0

    static func hash(_ name: String) -> Int64 { Int64(bitPattern: XXH64.hash(Array(name.utf8))) }

    init(of group: GroupID, merged: MergedMembers, workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        try tx.each("SELECT name, member_id FROM nickname WHERE workspace_id = \(workspace) AND group_id = \(group)") { row in
            let hash = row.withBytes(0) { XXH64.hash(UnsafeRawBufferPointer($0)) }
            let member = merged.shown(row.id(1))
            names += 1
            if let known = members[hash] {
                if known != member { members[hash] = .some(nil) }
            } else {
                members[hash] = member
            }
        }
    }

    func member(_ hash: UInt64) -> MemberID? { members[hash] ?? nil }

    static func count(in group: GroupID, workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int64 {
        try tx.first("SELECT count(*) FROM nickname WHERE workspace_id = \(workspace) AND group_id = \(group)") { $0.integer(0) } ?? 0
    }
}
