public import FeatureRules
public import Kernel
public import Storage

/// Reads and writes the sections kept for the pages.
public enum SectionQueries {
    /// Nil if it was not made yet.
    public static func one<S: Section>(
        _: S.Type = S.self, of group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> S? {
        try tx.first(
            """
            SELECT body FROM diagnosis_section
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND section = \(S.name)
            """
        ) { row in try row.withBytes(0) { try SectionForm.decode($0) } }
    }

    /// One section of every group.
    public static func all<S: Section>(
        _: S.Type = S.self, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupID: S] {
        var found: [GroupID: S] = [:]
        try tx.each("SELECT group_id, body FROM diagnosis_section WHERE workspace_id = \(workspace) AND section = \(S.name)") { row in
            found[row.id(0)] = try row.withBytes(1) { try SectionForm.decode($0) }
        }
        return found
    }

    /// Some sections of all groups; those of `known` are taken as they are.
    static func all(
        _ kinds: [any Section.Type], but known: [GroupID: GroupSections], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupID: GroupSections] {
        var bodies: [(group: GroupID, kind: any Section.Type, json: [UInt8])] = []
        for kind in kinds {
            try tx.each("SELECT group_id, body FROM diagnosis_section WHERE workspace_id = \(workspace) AND section = \(kind.name)") { row in
                let group: GroupID = row.id(0)
                if known[group] == nil { bodies.append((group, kind, row.withBytes(1) { Array($0) })) }
            }
        }
        // On all cores: after every message those of all groups are read, for the tasks.
        let decoded = bodies.concurrentMap { body in Result { try body.json.withUnsafeBufferPointer { try SectionForm.decode($0, as: body.kind) as any Section } } }
        var found: [GroupID: [any Section]] = [:]
        for (body, section) in zip(bodies, decoded) { found[body.group, default: []].append(try section.get()) }
        return known.merging(found.mapValues { GroupSections(kept: $0) }) { known, _ in known }
    }

    /// The JSON as it is kept; nil if there is no such section.
    public static func body(
        _ section: String, of group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> String? {
        try tx.first(
            """
            SELECT body FROM diagnosis_section
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND section = \(section)
            """
        ) { $0.text(0) }
    }

    static func keep(_ sections: GroupSections, of group: GroupID, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM diagnosis_section WHERE workspace_id = \(workspace) AND group_id = \(group)")
        for section in sections.all {
            try tx.run(
                """
                INSERT INTO diagnosis_section (workspace_id, group_id, section, body)
                VALUES (\(workspace), \(group), \(type(of: section).name), \(try SectionForm.encode(section)))
                """)
        }
    }
}
