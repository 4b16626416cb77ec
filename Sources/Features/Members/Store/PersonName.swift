internal import FeatureRules
internal import Kernel
internal import Storage

/// A name somebody bears in a group, or as a contact, where the group is 0.
struct PersonName: Sendable, Hashable {
    static let contacts = GroupID(0)

    var group: GroupID
    var name: String
    /// As it was recorded.
    var member: MemberID
    var folded: FoldedName

    init(group: GroupID, name: String, member: MemberID) {
        self.group = group
        self.name = name
        self.member = member
        folded = FoldedName(name)
    }

    static func write(_ names: [PersonName], workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var texts = ColumnBatch.Texts()
        let shown = names.map { texts.place($0.name) }, bases = names.map { texts.place($0.folded.base) }
        var rows = ColumnBatch(count: names.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("group_id", .integers(names.map(\.group.rawValue)))
        rows.add("name", .texts(shown))
        rows.add("member_id", .integers(names.map(\.member.rawValue)))
        rows.add("base", .texts(bases))
        _ = try tx.insert(rows, into: "person_name", unlessSame: ["workspace_id", "group_id", "name", "member_id"])
    }

    /// Those whose base is one of these, in whatever group.
    static func all(withBases bases: Set<String>, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [PersonName] {
        func read(_ row: any Row) -> PersonName { PersonName(group: row.id(0), name: row.text(1), member: row.id(2)) }
        // Of many it is faster to read all that there are.
        guard bases.count <= 20_000 else {
            return try tx.all("SELECT group_id, name, member_id FROM person_name WHERE workspace_id = \(workspace)", read)
        }
        let sorted = bases.sorted()
        return try stride(from: 0, to: sorted.count, by: 200).flatMap { start in
            try tx.all(
                """
                SELECT group_id, name, member_id FROM person_name WHERE workspace_id = \(workspace) AND base <> ''
                AND base IN (\(each: Array(sorted[start..<min(start + 200, sorted.count)])))
                """, read)
        }
    }

    static func all(in group: GroupID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [PersonName] {
        try tx.all("SELECT name, member_id FROM person_name WHERE workspace_id = \(workspace) AND group_id = \(group)") {
            PersonName(group: group, name: $0.text(0), member: $0.id(1))
        }
    }
}
