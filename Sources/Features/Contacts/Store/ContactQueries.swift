public import FeatureRules
public import Kernel
public import Storage

/// Reads contacts for pages, over all connected companies of a workspace.
public enum ContactQueries {
    /// What a list is narrowed to; empty texts narrow nothing.
    public struct Filter: Sendable, Hashable {
        /// Part of the name or of the remark.
        public var text = ""
        /// userid.
        public var staff = ""
        public var tag = ""
        /// `ok`, `lost`, or both.
        public var status = ""

        public init(text: String = "", staff: String = "", tag: String = "", status: String = "") {
            self.text = text
            self.staff = staff
            self.tag = tag
            self.status = status
        }
    }

    /// Where a list goes on.
    public struct Cursor: Sendable, Hashable {
        public var since: Instant
        public var contact: String
        public var staff: String

        public init(since: Instant, contact: String, staff: String) {
            self.since = since
            self.contact = contact
            self.staff = staff
        }

        public init(_ entry: ContactEntry) {
            self.init(since: entry.since ?? Instant(milliseconds: 0), contact: entry.edge.contact, staff: entry.edge.staff)
        }
    }

    /// The latest first.
    public static func list(
        _ filter: Filter, after: Cursor? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ContactEntry] {
        let text = NamePattern(filter.text).pattern.lowercased(), since = after?.since ?? Instant(milliseconds: .max)
        let rows = try tx.all(
            """
            SELECT e.connection_id, e.userid, e.external_userid, coalesce(m.merged_into, m.id), c.name, e.remark, e.since_ms, e.status, e.lost_ms, e.state
            FROM contact_edge e
            JOIN contact c ON c.workspace_id = e.workspace_id AND c.connection_id = e.connection_id AND c.external_userid = e.external_userid
            JOIN member m ON m.workspace_id = c.workspace_id AND m.id = c.member_id
            WHERE e.workspace_id = \(workspace) AND coalesce(e.since_ms, 0) <= \(since)
            AND (coalesce(e.since_ms, 0) < \(since) OR e.external_userid > \(after?.contact ?? "")
                OR (e.external_userid = \(after?.contact ?? "") AND e.userid > \(after?.staff ?? "")))
            AND (\(filter.text) = '' OR lower(c.name) LIKE \(text) ESCAPE '!' OR lower(e.remark) LIKE \(text) ESCAPE '!')
            AND (\(filter.staff) = '' OR e.userid = \(filter.staff))
            AND (\(filter.status) = '' OR (\(filter.status) = 'ok' AND e.status = 'ok') OR (\(filter.status) = 'lost' AND e.status <> 'ok'))
            AND (\(filter.tag) = '' OR EXISTS (SELECT 1 FROM contact_edge_tag t WHERE t.workspace_id = e.workspace_id
                AND t.connection_id = e.connection_id AND t.userid = e.userid AND t.external_userid = e.external_userid
                AND t.tag_id = \(filter.tag)))
            ORDER BY coalesce(e.since_ms, 0) DESC, e.external_userid, e.userid LIMIT \(limit)
            """, read)
        return try filled(rows, in: workspace, tx)
    }

    /// Who of the company has a member, or had them, the latest first.
    public static func of(_ member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ContactEntry] {
        let recorded = try MergedMembers.recorded(as: member, in: workspace, tx)
        let rows = try tx.all(
            """
            SELECT e.connection_id, e.userid, e.external_userid, coalesce(m.merged_into, m.id), c.name, e.remark, e.since_ms, e.status, e.lost_ms, e.state
            FROM contact c JOIN contact_edge e
            ON e.workspace_id = c.workspace_id AND e.connection_id = c.connection_id AND e.external_userid = c.external_userid
            JOIN member m ON m.workspace_id = c.workspace_id AND m.id = c.member_id
            WHERE c.workspace_id = \(workspace) AND c.member_id IN (\(each: recorded))
            ORDER BY coalesce(e.since_ms, 0) DESC, e.external_userid, e.userid LIMIT 50
            """, read)
        return try filled(rows, in: workspace, tx)
    }

    public static func areThere(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM contact WHERE workspace_id = \(workspace) LIMIT 1")
    }

    /// userids of whoever has contacts, with the names of their members, at most `most`.
    public static func staff(in workspace: WorkspaceID, most: Int = 500, _ tx: any ReadTransaction) throws -> [(id: String, name: String)] {
        var ids: [(connection: ConnectionID, staff: String)] = []
        for connection in try ConnectionRows.all(in: workspace, tx) {
            ids += try tx.all(
                """
                SELECT DISTINCT userid FROM contact_edge WHERE workspace_id = \(workspace) AND connection_id = \(connection.id)
                ORDER BY userid LIMIT \(most)
                """
            ) { (connection.id, $0.text(0)) }
        }
        let members = try self.members(of: ids, in: workspace, tx)
        let names = try MemberQueries.names(of: Set(members.values), in: workspace, tx)
        return ids.map { id in (id.staff, shown(members["\(id.connection)/\(id.staff)"].flatMap { names[$0] }, id.staff)) }
    }

    /// Of whom the platform tells no name, the userid is shown.
    private static func shown(_ name: String?, _ staff: String) -> String { name.map { $0.hasSuffix("/\(staff)") ? staff : $0 } ?? staff }

    private typealias Found = (connection: ConnectionID, entry: ContactEntry)

    private static func read(_ row: any Row) -> Found {
        (
            row.id(0),
            ContactEntry(
                edge: ContactEdgeKey(staff: row.text(1), contact: row.text(2)), member: row.id(3), name: row.text(4), remark: row.text(5),
                since: row.optional(6, row.instant), loss: ContactLoss(rawValue: row.text(7)), lost: row.optional(8, row.instant),
                state: row.text(9), channel: row.text(9), tags: [])
        )
    }

    private static func filled(_ rows: [Found], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ContactEntry] {
        let channels = rows.contains { !$0.entry.state.isEmpty }
            ? Dictionary(try ChannelQueries.choices(in: workspace, tx).map { ($0.state, $0.name) }, uniquingKeysWith: { first, _ in first }) : [:]
        let members = try members(of: rows.map { ($0.connection, $0.entry.edge.staff) }, in: workspace, tx)
        var tags: [ConnectionID: (on: [ContactEdgeKey: Set<String>], all: [TagGroupSight])] = [:]
        for (connection, found) in Dictionary(grouping: rows, by: \.connection) {
            tags[connection] = (
                try ContactRows(connection: connection, workspace: workspace).tags(Set(found.map(\.entry.edge)), tx),
                try TagQueries.groups(of: connection, workspace: workspace, tx)
            )
        }
        return rows.map { connection, entry in
            var entry = entry
            entry.staff = members["\(connection)/\(entry.edge.staff)"]
            entry.channel = channels[entry.state] ?? entry.state
            let on = tags[connection]?.on[entry.edge] ?? []
            entry.tags = (tags[connection]?.all ?? []).flatMap(\.tags).filter { on.contains($0.id) }.map(\.name)
            return entry
        }
    }

    static func members(
        of staff: [(connection: ConnectionID, staff: String)], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String: MemberID] {
        let merged = try MergedMembers(of: workspace, tx)
        var found: [String: MemberID] = [:]
        for connection in try ConnectionRows.all(in: workspace, tx) {
            let ids = Set(staff.filter { $0.connection == connection.id }.map(\.staff)).sorted()
            let known = try MemberDirectory.known(
                platform: CompanyStaff.platform, keys: ids.map { "\(connection.corpID)/\($0)" }, workspace, tx)
            for id in ids { found["\(connection.id)/\(id)"] = known["\(connection.corpID)/\(id)"].map { merged.shown($0) } }
        }
        return found
    }
}
