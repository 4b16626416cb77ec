public import Kernel
public import Storage

/// Reads the tags of a company.
public enum TagQueries {
    /// Those of all connected companies.
    public static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [TagGroupSight] {
        try ConnectionRows.all(in: workspace, tx).flatMap { try groups(of: $0.id, workspace: workspace, tx) }
    }

    /// The groups with their tags as WeCom orders them, what was deleted left out.
    public static func groups(
        of connection: ConnectionID, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [TagGroupSight] {
        let rows = try TagRows(connection: connection, workspace: workspace).all(tx).values.filter { $0.deleted == nil }
            .sorted { ($0.position, $1.name, $1.id) > ($1.position, $0.name, $0.id) }
        return rows.filter { $0.group == nil }.map { group in
            TagGroupSight(
                id: group.id, name: group.name, position: group.position, created: group.created,
                tags: rows.filter { $0.group == group.id }.map {
                    TagGroupSight.Tag(id: $0.id, name: $0.name, position: $0.position, created: $0.created)
                })
        }
    }
}
