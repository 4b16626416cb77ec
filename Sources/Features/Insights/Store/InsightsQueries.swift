public import FeatureRules
public import Kernel
public import Storage

/// Reads the diagnosis board.
public enum InsightsQueries {
    public struct GroupDiagnosis: Sendable {
        public var group: GroupEntry
        public var asOf: Instant
        public var figures: GroupFigures
    }

    /// All groups of a workspace that have a diagnosis, by name; their figures without days and weeks, and without the formerly active
    /// unless they are asked for.
    public static func all(
        withFormer: Bool = false, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [GroupDiagnosis] {
        try tx.all(
            """
            SELECT g.id, g.name, d.as_of_ms, d.summary, CASE WHEN \(withFormer ? 1 : 0) = 1 THEN d.former END FROM diagnosis d
            JOIN chat_group g ON g.workspace_id = d.workspace_id AND g.id = d.group_id
            WHERE d.workspace_id = \(workspace) ORDER BY g.name, g.id
            """
        ) { row in
            var diagnosis = try read(row)
            if withFormer { try row.withBytes(4) { try KeptFigures.add(former: $0, to: &diagnosis.figures) } }
            return diagnosis
        }
    }

    /// The same with the formerly active and some of the sections.
    ///
    /// - Parameter known: sections that need not be read.
    static func diagnosed(
        with kinds: [any Section.Type], known: [GroupID: GroupSections], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [DiagnosedGroup] {
        let sections = try SectionQueries.all(kinds, but: known, in: workspace, tx)
        let kept = try tx.all(
            """
            SELECT g.id, g.name, d.summary, d.former FROM diagnosis d
            JOIN chat_group g ON g.workspace_id = d.workspace_id AND g.id = d.group_id
            WHERE d.workspace_id = \(workspace) ORDER BY g.name, g.id
            """
        ) { row in
            (group: GroupEntry(id: row.id(0), name: row.text(1)), summary: row.withBytes(2) { Array($0) }, former: row.withBytes(3) { Array($0) })
        }
        let figures = kept.concurrentMap { kept in
            Result {
                var figures = try kept.summary.withUnsafeBufferPointer(KeptFigures.decode)
                try kept.former.withUnsafeBufferPointer { try KeptFigures.add(former: $0, to: &figures) }
                return figures
            }
        }
        return try zip(kept, figures).map { kept, figures in
            DiagnosedGroup(group: kept.group, figures: try figures.get(), sections: sections[kept.group.id] ?? GroupSections(kept: []))
        }
    }

    public static func one(
        _ group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> GroupDiagnosis? {
        try tx.first(
            """
            SELECT g.id, g.name, d.as_of_ms, d.summary, d.periods, d.former FROM diagnosis d
            JOIN chat_group g ON g.workspace_id = d.workspace_id AND g.id = d.group_id
            WHERE d.workspace_id = \(workspace) AND d.group_id = \(group)
            """
        ) { row in
            var diagnosis = try read(row)
            try row.withBytes(4) { try KeptFigures.add(periods: $0, to: &diagnosis.figures) }
            try row.withBytes(5) { try KeptFigures.add(former: $0, to: &diagnosis.figures) }
            return diagnosis
        }
    }

    private static func read(_ row: any Row) throws -> GroupDiagnosis {
        GroupDiagnosis(
            group: GroupEntry(id: row.id(0), name: row.text(1)), asOf: row.instant(2),
            figures: try row.withBytes(3, KeptFigures.decode))
    }
}
