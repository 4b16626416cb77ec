internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of orders and of what is in them.
struct TransferRows {
    let workspace: WorkspaceID

    struct Order {
        var id: TransferOrderID
        var connection: ConnectionID
        var from: String
        var hasLeft: Bool
        var message: String
        var created: Instant
    }

    struct Item: Sendable, Hashable {
        var kind: TransferKind
        var key: String
        var to: String
        var state: TransferState
        var changed: Instant
    }

    func order(_ id: TransferOrderID, _ tx: any ReadTransaction) throws -> Order? {
        try tx.first(
            """
            SELECT id, connection_id, from_userid, has_left, message, created_ms FROM transfer_order WHERE workspace_id = \(workspace) AND id = \(id)
            """
        ) { Order(id: $0.id(0), connection: $0.id(1), from: $0.text(2), hasLeft: $0.bool(3), message: $0.text(4), created: $0.instant(5)) }
    }

    func items(of order: TransferOrderID, batch: Int, _ tx: any ReadTransaction) throws -> [Item] {
        try tx.all(
            """
            SELECT kind, key, to_userid, state, changed_ms FROM transfer_item
            WHERE workspace_id = \(workspace) AND order_id = \(order) AND batch = \(batch) ORDER BY key
            """, Self.item)
    }

    func items(of order: TransferOrderID, in states: [TransferState], _ tx: any ReadTransaction) throws -> [Item] {
        try tx.all(
            """
            SELECT kind, key, to_userid, state, changed_ms FROM transfer_item
            WHERE workspace_id = \(workspace) AND state IN (\(each: states.map(\.rawValue))) AND order_id = \(order) ORDER BY to_userid, key
            """, Self.item)
    }

    private static func item(_ row: any Row) -> Item {
        Item(
            kind: TransferKind(rawValue: row.text(0)) ?? .customer, key: row.text(1), to: row.text(2),
            state: TransferState(rawValue: row.text(3)) ?? .unknown, changed: row.instant(4))
    }

    /// False if it changed meanwhile, or had an end before.
    ///
    /// - Parameter saidBy: the person who says so; nil if the platform did.
    @discardableResult
    func move(
        _ item: Item, of order: TransferOrderID, to state: TransferState, problem: Int? = nil, saidBy: Cause? = nil, at: Instant,
        _ tx: any WriteTransaction
    ) throws -> Bool {
        guard !item.state.isSettled || item.state == .unknown else { return false }
        return try tx.run(
            """
            UPDATE transfer_item SET state = \(state.rawValue), problem = \(problem.bound), said_by = \((saidBy?.description).bound), changed_ms = \(at)
            WHERE workspace_id = \(workspace) AND order_id = \(order) AND kind = \(item.kind.rawValue) AND key = \(item.key)
            AND state = \(item.state.rawValue)
            """) == 1
    }

    /// The customer of somebody who left is one whom nobody has taken over no more; the next comparison tells if that is not so.
    func forgetUnassigned(_ contact: String, of order: Order, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            DELETE FROM unassigned_contact WHERE workspace_id = \(workspace) AND connection_id = \(order.connection)
            AND userid = \(order.from) AND external_userid = \(contact)
            """)
    }

    /// Those that are on their way already, of whatever order.
    func underWay(_ kind: TransferKind, _ connection: ConnectionID, _ tx: any ReadTransaction) throws -> Set<String> {
        Set(
            try tx.all(
                """
                SELECT i.key FROM transfer_item i JOIN transfer_order o ON o.workspace_id = i.workspace_id AND o.id = i.order_id
                WHERE i.workspace_id = \(workspace) AND i.state IN ('planned', 'waiting', 'unknown') AND i.kind = \(kind.rawValue)
                AND o.connection_id = \(connection)
                """
            ) { $0.text(0) })
    }

    /// Whether the platform may know of an earlier transfer of the same customer between the same two people.
    func isRepeated(_ item: Item, of order: Order, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM transfer_item i JOIN transfer_order o ON o.workspace_id = i.workspace_id AND o.id = i.order_id
            WHERE i.workspace_id = \(workspace) AND i.kind = \(item.kind.rawValue) AND i.key = \(item.key) AND i.to_userid = \(item.to)
            AND i.order_id <> \(order.id) AND o.from_userid = \(order.from) AND i.state NOT IN ('planned', 'failed') LIMIT 1
            """)
    }

    func write(_ items: [(item: Item, batch: Int)], of order: TransferOrderID, at: Instant, _ tx: any WriteTransaction) throws {
        var texts = ColumnBatch.Texts()
        let kinds = items.map { texts.place($0.item.kind.rawValue) }, keys = items.map { texts.place($0.item.key) }
        let takers = items.map { texts.place($0.item.to) }
        var rows = ColumnBatch(count: items.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("order_id", .same(order.bound))
        rows.add("kind", .texts(kinds))
        rows.add("key", .texts(keys))
        rows.add("to_userid", .texts(takers))
        rows.add("batch", .integers(items.map { Int64($0.batch) }))
        rows.add("state", .same(.text(TransferState.planned.rawValue)))
        rows.add("problem", .same(.null))
        rows.add("changed_ms", .same(at.bound))
        _ = try tx.insert(rows, into: "transfer_item", unlessSame: [])
    }

    /// What was not handed over yet is not any more; of what may be on its way, or waits for the customer, nobody will be asked.
    func giveUp(on connection: ConnectionID, at now: Instant, _ tx: any WriteTransaction) throws {
        let isUnderWay = try tx.exists(
            """
            SELECT 1 FROM outbox WHERE workspace_id = \(workspace) AND call = \(TransferErrand.call(connection)) AND state IN ('claimed', 'checking')
            """)
        try tx.run(
            """
            UPDATE transfer_item SET state = \(isUnderWay ? "unknown" : "failed"), changed_ms = \(now)
            WHERE workspace_id = \(workspace) AND state = 'planned'
            AND order_id IN (SELECT id FROM transfer_order WHERE workspace_id = \(workspace) AND connection_id = \(connection))
            """)
        try tx.run(
            """
            UPDATE transfer_item SET state = 'unknown', changed_ms = \(now) WHERE workspace_id = \(workspace) AND state = 'waiting'
            AND order_id IN (SELECT id FROM transfer_order WHERE workspace_id = \(workspace) AND connection_id = \(connection))
            """)
    }
}
