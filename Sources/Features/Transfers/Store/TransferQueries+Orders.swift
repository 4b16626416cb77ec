public import FeatureRules
public import Kernel
public import Storage

extension TransferQueries {
    /// Orders of all companies, the latest first.
    public static func orders(limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Order] {
        try tx.all(query(SQL(text: "o.workspace_id = $1 ORDER BY o.id DESC LIMIT $2", values: [workspace.bound, limit.bound])), order)
            .map { try tallied($0, workspace, tx) }
    }

    /// Nil if there is none of that id.
    public static func order(_ id: TransferOrderID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Order? {
        try tx.first(query(SQL(text: "o.workspace_id = $1 AND o.id = $2", values: [workspace.bound, id.bound])), order)
            .map { try tallied($0, workspace, tx) }
    }

    private static func query(_ which: SQL) -> SQL {
        SQL(
            text: """
                SELECT o.id, o.connection_id, o.from_userid, o.has_left, o.created_ms, o.created_by, o.message, o.polled_ms,
                    CASE WHEN o.asked_ms > o.polled_ms THEN 1 ELSE 0 END, CASE WHEN c.id IS NULL THEN 0 ELSE 1 END
                FROM transfer_order o LEFT JOIN wecom_connection c ON c.workspace_id = o.workspace_id AND c.id = o.connection_id
                WHERE \(which.text)
                """, values: which.values)
    }

    private static func order(_ row: any Row) -> Order {
        Order(
            id: row.id(0), connection: row.id(1), from: row.text(2), hasLeft: row.bool(3), created: row.instant(4), by: Cause(row.text(5)),
            message: row.text(6), polled: row.integer(7) > 0 ? row.instant(7) : nil, isAsked: row.bool(8), isConnected: row.bool(9),
            customers: TransferTally(), groups: TransferTally())
    }

    private static func tallied(_ order: Order, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Order {
        var order = order
        try tx.each(
            "SELECT kind, state, count(*) FROM transfer_item WHERE workspace_id = \(workspace) AND order_id = \(order.id) GROUP BY kind, state"
        ) { row in
            let state = TransferState(rawValue: row.text(1)) ?? .unknown
            if row.text(0) == TransferKind.group.rawValue { order.groups.add(row.int(2), state) } else { order.customers.add(row.int(2), state) }
        }
        return order
    }

    /// What is in doubt first, then what is not settled, then what went wrong.
    public static func items(of order: Order, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Item] {
        // The platform tells seconds.
        let earliest = order.created - .seconds(1)
        return try tx.all(
            """
            SELECT i.kind, i.key, coalesce(c.name, g.name, ''), i.to_userid, i.state, i.problem,
                CASE WHEN e.status = 'transferred' AND e.lost_ms > \(earliest) THEN 1 ELSE 0 END, i.said_by
            FROM transfer_item i
            LEFT JOIN contact c ON i.kind = 'customer' AND c.workspace_id = i.workspace_id AND c.connection_id = \(order.connection)
                AND c.external_userid = i.key
            LEFT JOIN customer_group g ON i.kind = 'group' AND g.workspace_id = i.workspace_id AND g.connection_id = \(order.connection)
                AND g.chat_id = i.key
            LEFT JOIN contact_edge e ON i.kind = 'customer' AND e.workspace_id = i.workspace_id AND e.connection_id = \(order.connection)
                AND e.userid = \(order.from) AND e.external_userid = i.key
            WHERE i.workspace_id = \(workspace) AND i.order_id = \(order.id)
            ORDER BY CASE i.state WHEN 'unknown' THEN 0 WHEN 'planned' THEN 1 WHEN 'waiting' THEN 2 WHEN 'done' THEN 9 ELSE 3 END, i.kind, i.key
            LIMIT \(limit)
            """
        ) { row in
            Item(
                kind: TransferKind(rawValue: row.text(0)) ?? .customer, key: row.text(1), name: row.text(2), to: row.text(3),
                state: TransferState(rawValue: row.text(4)) ?? .unknown, problem: row.optional(5, row.int),
                isHandedOver: row.bool(6), saidBy: row.optional(7, row.text).flatMap { Cause($0) })
        }
    }
}
