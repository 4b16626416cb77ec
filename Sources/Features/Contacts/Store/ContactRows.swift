internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of people, of who has whom, and of the tags on it.
struct ContactRows {
    let connection: ConnectionID
    let workspace: WorkspaceID

    struct Edge: Hashable {
        var state: ContactMoves.Known
        var remark = ""
        var description = ""
        var mobiles = ""
        var addWay = 0
        /// Of the code they came by.
        var channel = ""
        var looked = Instant(milliseconds: 0)
    }

    struct Person: Hashable {
        var member: MemberID
        var name: String
        var unionID: String
        var avatar: String
        var type: Int
        var corpName: String
    }

    /// So many go into one statement.
    private static let part = 200

    private static func parts<Key>(_ keys: [Key]) -> [[Key]] {
        stride(from: 0, to: keys.count, by: part).map { Array(keys[$0..<min($0 + part, keys.count)]) }
    }

    func people(_ contacts: Set<String>, _ tx: any ReadTransaction) throws -> [String: Person] {
        var found: [String: Person] = [:]
        for part in Self.parts(contacts.sorted()) {
            try tx.each(
                """
                SELECT external_userid, member_id, name, unionid, avatar, type, corp_name FROM contact
                WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND external_userid IN (\(each: part))
                """
            ) { row in
                found[row.text(0)] = Person(
                    member: row.id(1), name: row.text(2), unionID: row.text(3), avatar: row.text(4), type: row.int(5), corpName: row.text(6))
            }
        }
        return found
    }

    func edges(_ keys: Set<ContactEdgeKey>, _ tx: any ReadTransaction) throws -> [ContactEdgeKey: Edge] {
        var found: [ContactEdgeKey: Edge] = [:]
        for (staff, keys) in Dictionary(grouping: keys, by: \.staff) {
            for part in Self.parts(keys.map(\.contact).sorted()) {
                try tx.each(
                    """
                    SELECT external_userid, status, since_ms, lost_ms, remark, description, mobiles, add_way, state, looked_ms FROM contact_edge
                    WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND userid = \(staff)
                    AND external_userid IN (\(each: part))
                    """
                ) { row in
                    let state = ContactMoves.Known(
                        since: row.optional(2, row.instant), loss: ContactLoss(rawValue: row.text(1)), lost: row.optional(3, row.instant))
                    found[ContactEdgeKey(staff: staff, contact: row.text(0))] = Edge(
                        state: state, remark: row.text(4), description: row.text(5), mobiles: row.text(6), addWay: row.int(7),
                        channel: row.text(8), looked: row.instant(9))
                }
            }
        }
        return found
    }

    func tags(_ keys: Set<ContactEdgeKey>, _ tx: any ReadTransaction) throws -> [ContactEdgeKey: Set<String>] {
        var found: [ContactEdgeKey: Set<String>] = [:]
        for (staff, keys) in Dictionary(grouping: keys, by: \.staff) {
            for part in Self.parts(keys.map(\.contact).sorted()) {
                try tx.each(
                    """
                    SELECT external_userid, tag_id FROM contact_edge_tag
                    WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND userid = \(staff)
                    AND external_userid IN (\(each: part))
                    """
                ) { found[ContactEdgeKey(staff: staff, contact: $0.text(0)), default: []].insert($0.text(1)) }
            }
        }
        return found
    }

    func write(_ people: [String: Person], at: Instant, _ tx: any WriteTransaction) throws {
        let all = people.sorted { $0.key < $1.key }
        var texts = ColumnBatch.Texts()
        let keys = all.map { texts.place($0.key) }, names = all.map { texts.place($0.value.name) }
        let unions = all.map { texts.place($0.value.unionID) }, avatars = all.map { texts.place($0.value.avatar) }
        let corps = all.map { texts.place($0.value.corpName) }
        var rows = ColumnBatch(count: all.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("connection_id", .same(connection.bound))
        rows.add("external_userid", .texts(keys))
        rows.add("member_id", .integers(all.map(\.value.member.rawValue)))
        rows.add("name", .texts(names))
        rows.add("unionid", .texts(unions))
        rows.add("avatar", .texts(avatars))
        rows.add("type", .integers(all.map { Int64($0.value.type) }))
        rows.add("corp_name", .texts(corps))
        rows.add("looked_ms", .same(at.bound))
        try tx.merge(
            rows, into: "contact", key: ["workspace_id", "connection_id", "external_userid"],
            update: """
                name = excluded.name, unionid = excluded.unionid, avatar = excluded.avatar, type = excluded.type,
                corp_name = excluded.corp_name, looked_ms = excluded.looked_ms
                """)
    }

    func write(_ edges: [ContactEdgeKey: Edge], _ tx: any WriteTransaction) throws {
        let all = edges.sorted { $0.key < $1.key }
        var texts = ColumnBatch.Texts()
        let staff = all.map { texts.place($0.key.staff) }, contacts = all.map { texts.place($0.key.contact) }
        let statuses = all.map { texts.place($0.value.state.lost == nil ? "ok" : ($0.value.state.loss ?? .gone).rawValue) }
        let remarks = all.map { texts.place($0.value.remark) }, descriptions = all.map { texts.place($0.value.description) }
        let mobiles = all.map { texts.place($0.value.mobiles) }, channels = all.map { texts.place($0.value.channel) }
        var rows = ColumnBatch(count: all.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("connection_id", .same(connection.bound))
        rows.add("userid", .texts(staff))
        rows.add("external_userid", .texts(contacts))
        rows.add("status", .texts(statuses))
        rows.add("since_ms", .optionalIntegers(all.map { $0.value.state.since?.milliseconds ?? .min }))
        rows.add("lost_ms", .optionalIntegers(all.map { $0.value.state.lost?.milliseconds ?? .min }))
        rows.add("remark", .texts(remarks))
        rows.add("description", .texts(descriptions))
        rows.add("mobiles", .texts(mobiles))
        rows.add("add_way", .integers(all.map { Int64($0.value.addWay) }))
        rows.add("state", .texts(channels))
        rows.add("looked_ms", .integers(all.map(\.value.looked.milliseconds)))
        try tx.merge(
            rows, into: "contact_edge", key: ["workspace_id", "connection_id", "userid", "external_userid"],
            update: """
                status = excluded.status, since_ms = excluded.since_ms, lost_ms = excluded.lost_ms, remark = excluded.remark,
                description = excluded.description, mobiles = excluded.mobiles, add_way = excluded.add_way, state = excluded.state,
                looked_ms = excluded.looked_ms
                """)
    }

    func put(_ tags: [(edge: ContactEdgeKey, tag: String)], _ tx: any WriteTransaction) throws {
        var texts = ColumnBatch.Texts()
        let staff = tags.map { texts.place($0.edge.staff) }, contacts = tags.map { texts.place($0.edge.contact) }
        let ids = tags.map { texts.place($0.tag) }
        var rows = ColumnBatch(count: tags.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("connection_id", .same(connection.bound))
        rows.add("userid", .texts(staff))
        rows.add("external_userid", .texts(contacts))
        rows.add("tag_id", .texts(ids))
        _ = try tx.insert(rows, into: "contact_edge_tag", unlessSame: ["workspace_id", "connection_id", "userid", "external_userid", "tag_id"])
    }

    func take(_ tag: String, off edge: ContactEdgeKey, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            DELETE FROM contact_edge_tag WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND userid = \(edge.staff)
            AND external_userid = \(edge.contact) AND tag_id = \(tag)
            """)
    }
}
