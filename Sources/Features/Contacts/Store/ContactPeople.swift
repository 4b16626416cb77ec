internal import FeatureRules
public import Kernel
public import Storage

/// Reads contacts person by person, for other programs.
public enum ContactPeople {
    /// Whoever was recorded last first. The order of the ids never changes, so a list that is walked gives everybody once, whoever comes
    /// meanwhile.
    ///
    /// - Parameters:
    ///   - filter: people with at least one edge of which all of it is true.
    ///   - after: the id of the last one before.
    public static func list(
        _ filter: ContactQueries.Filter, after: MemberID? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ContactPerson] {
        let text = NamePattern(filter.text).pattern.lowercased()
        let ids = try tx.all(
            """
            SELECT c.member_id FROM contact c
            WHERE c.workspace_id = \(workspace) AND c.member_id < \(after?.rawValue ?? .max) AND EXISTS (
                SELECT 1 FROM contact_edge e
                WHERE e.workspace_id = c.workspace_id AND e.connection_id = c.connection_id AND e.external_userid = c.external_userid
                AND (\(filter.text) = '' OR lower(c.name) LIKE \(text) ESCAPE '!' OR lower(e.remark) LIKE \(text) ESCAPE '!')
                AND (\(filter.staff) = '' OR e.userid = \(filter.staff))
                AND (\(filter.status) = '' OR (\(filter.status) = 'ok' AND e.status = 'ok') OR (\(filter.status) = 'lost' AND e.status <> 'ok'))
                AND (\(filter.tag) = '' OR EXISTS (SELECT 1 FROM contact_edge_tag t WHERE t.workspace_id = e.workspace_id
                    AND t.connection_id = e.connection_id AND t.userid = e.userid AND t.external_userid = e.external_userid
                    AND t.tag_id = \(filter.tag))))
            GROUP BY c.member_id ORDER BY c.member_id DESC LIMIT \(limit)
            """
        ) { $0.id(0, MemberKind.self) }
        return try people(ids, in: workspace, tx)
    }

    /// - Parameter id: as whom they were recorded.
    public static func one(_ id: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> ContactPerson? {
        try people([id], in: workspace, tx).first
    }

    /// In the order of the ids; who is no contact is left out.
    private static func people(_ ids: [MemberID], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ContactPerson] {
        let merged = try MergedMembers(of: workspace, tx)
        var found: [MemberID: ContactPerson] = [:]
        try tx.each(
            """
            SELECT member_id, name, unionid, type, corp_name FROM contact
            WHERE workspace_id = \(workspace) AND member_id IN (\(each: ids)) ORDER BY connection_id, external_userid
            """
        ) { row in
            let id = row.id(0, MemberKind.self)
            found[id] = found[id] ?? ContactPerson(
                id: id, member: merged.shown(id), name: row.text(1), unionID: row.text(2), isOfCompany: row.int(3) == 2, company: row.text(4), edges: [])
        }
        for (id, edge) in try edges(ids, in: workspace, tx) { found[id]?.edges.append(edge) }
        return ids.compactMap { found[$0] }
    }

    private static func edges(
        _ ids: [MemberID], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [(of: MemberID, ContactPerson.Edge)] {
        let rows = try tx.all(
            """
            SELECT c.member_id, e.connection_id, e.userid, e.external_userid, e.remark, e.since_ms, e.status, e.lost_ms, e.add_way, e.state
            FROM contact c JOIN contact_edge e
            ON e.workspace_id = c.workspace_id AND e.connection_id = c.connection_id AND e.external_userid = c.external_userid
            WHERE c.workspace_id = \(workspace) AND c.member_id IN (\(each: ids))
            ORDER BY coalesce(e.since_ms, 0) DESC, e.connection_id, e.external_userid, e.userid
            """
        ) { row in
            (
                row.id(0, MemberKind.self),
                ContactPerson.Edge(
                    connection: row.id(1), key: ContactEdgeKey(staff: row.text(2), contact: row.text(3)), remark: row.text(4),
                    since: row.optional(5, row.instant), loss: ContactLoss(rawValue: row.text(6)), lost: row.optional(7, row.instant),
                    addWay: row.int(8), state: row.text(9), tags: [])
            )
        }
        let staff = try ContactQueries.members(of: rows.map { ($0.1.connection, $0.1.key.staff) }, in: workspace, tx)
        var tags: [ConnectionID: (on: [ContactEdgeKey: Set<String>], all: [TagGroupSight.Tag])] = [:]
        for (connection, found) in Dictionary(grouping: rows, by: \.1.connection) {
            tags[connection] = (
                try ContactRows(connection: connection, workspace: workspace).tags(Set(found.map(\.1.key)), tx),
                try TagQueries.groups(of: connection, workspace: workspace, tx).flatMap(\.tags)
            )
        }
        return rows.map { id, edge in
            var edge = edge
            edge.staff = staff["\(edge.connection)/\(edge.key.staff)"]
            let on = tags[edge.connection]?.on[edge.key] ?? []
            edge.tags = (tags[edge.connection]?.all ?? []).filter { on.contains($0.id) }
            return (id, edge)
        }
    }
}
