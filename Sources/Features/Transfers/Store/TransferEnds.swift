internal import FeatureRules
public import Kernel
public import Storage

/// Settles what is on its way, or in doubt, by who has the customer now: in the transaction that notes it, so that no page tells of a
/// customer that they were handed over while another says that this is still to come.
public struct TransferEnds: ContactFollower {
    private let world: World

    private static let part = 200

    public init(world: World) { self.world = world }

    public func moved(
        _ contacts: Set<String>, of connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        let isAnyOpen = try tx.exists(
            "SELECT 1 FROM transfer_item WHERE workspace_id = \(workspace) AND state IN ('waiting', 'unknown') LIMIT 1")
        guard isAnyOpen else { return }
        try settle(contacts, connection.id, workspace, tx)
    }

    /// Of the customers of people who left, once it is known anew whom nobody has taken over.
    func listed(of connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let contacts = try tx.all(
            """
            SELECT i.key FROM transfer_item i JOIN transfer_order o ON o.workspace_id = i.workspace_id AND o.id = i.order_id
            WHERE i.workspace_id = \(workspace) AND i.state IN ('waiting', 'unknown') AND i.kind = 'customer'
            AND o.connection_id = \(connection.id) AND o.has_left = 1
            """
        ) { $0.text(0) }
        try settle(Set(contacts), connection.id, workspace, tx)
    }

    private func settle(_ contacts: Set<String>, _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let all = contacts.sorted()
        for start in stride(from: 0, to: all.count, by: Self.part) {
            try settle(Array(all[start..<min(start + Self.part, all.count)]), connection, workspace, tx)
        }
    }

    private func settle(_ contacts: [String], _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let rows = TransferRows(workspace: workspace)
        let open = try tx.all(
            """
            SELECT i.order_id, i.key, i.to_userid, i.state, i.changed_ms FROM transfer_item i
            JOIN transfer_order o ON o.workspace_id = i.workspace_id AND o.id = i.order_id
            WHERE i.workspace_id = \(workspace) AND i.kind = 'customer' AND i.key IN (\(each: contacts))
            AND i.state IN ('waiting', 'unknown') AND o.connection_id = \(connection) ORDER BY i.order_id, i.key
            """
        ) { row in
            (
                order: row.id(0, TransferOrderTag.self),
                item: TransferRows.Item(
                    kind: .customer, key: row.text(1), to: row.text(2), state: TransferState(rawValue: row.text(3)) ?? .unknown,
                    changed: row.instant(4))
            )
        }
        for (id, item) in open {
            guard let order = try rows.order(id, tx), let state = try end(of: item, order, workspace, tx) else { continue }
            guard try rows.move(item, of: id, to: state, at: world.now(), tx) else { continue }
            if state == .done { try rows.forgetUnassigned(item.key, of: order, tx) }
        }
    }

    private func end(
        of item: TransferRows.Item, _ order: TransferRows.Order, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> TransferState? {
        let holders = try tx.all(
            """
            SELECT userid, status, since_ms, add_way FROM contact_edge
            WHERE workspace_id = \(workspace) AND connection_id = \(order.connection) AND external_userid = \(item.key)
            """
        ) { row in
            TransferTrace.Holder(
                staff: row.text(0), isThere: row.text(1) == "ok", since: row.optional(2, row.instant),
                wasGiven: ContactArrival.handedOver.contains(row.int(3)))
        }
        // Of somebody who left no callback tells the end; whom nobody has taken over the platform lists.
        let stillHas = try order.hasLeft
            ? tx.exists(
                """
                SELECT 1 FROM unassigned_contact WHERE workspace_id = \(workspace) AND connection_id = \(order.connection)
                AND userid = \(order.from) AND external_userid = \(item.key)
                """)
            : holders.contains { $0.staff == order.from && $0.isThere }
        return TransferTrace.end(holders, from: order.from, stillHas: stillHas, to: item.to, ordered: order.created)
    }
}
