public import FeatureRules
public import Kernel
public import Storage

/// Reads who may hand over, and what became of orders.
public enum TransferQueries {
    /// Somebody of a company who has customers or groups, or had them.
    public struct Person: Sendable, Hashable {
        public var userID: String
        /// The platform does not tell everybody's; then the userid.
        public var name: String
        public var hasLeft: Bool
        /// Nil if nobody said when.
        public var left: Instant?
        public var customers: Int
        public var groups: Int
    }

    /// An order with what became of it.
    public struct Order: Sendable, Hashable {
        public var id: TransferOrderID
        public var connection: ConnectionID
        public var from: String
        public var hasLeft: Bool
        public var created: Instant
        public var customers: TransferTally
        public var groups: TransferTally
    }

    /// A customer or group of an order.
    public struct Item: Sendable, Hashable {
        public var kind: TransferKind
        public var key: String
        /// Of the contact or group; empty if it is not known.
        public var name: String
        public var to: String
        public var state: TransferState
        /// The platform's errcode.
        public var problem: Int?
    }

    /// The connected companies with whoever may hand over or take over.
    public static func companies(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [(connection: ConnectionEntry, people: [Person])] {
        try ConnectionRows.all(in: workspace, tx).map { ($0, try staff(of: $0.id, in: workspace, tx)) }
    }

    /// Who left first, then those with most customers.
    public static func staff(of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Person] {
        var people: [String: Person] = [:]
        func change(_ id: String, _ body: (inout Person) -> Void) {
            body(&people[id, default: Person(userID: id, name: id, hasLeft: false, left: nil, customers: 0, groups: 0)])
        }
        try tx.each("SELECT userid, left_ms FROM former_staff WHERE workspace_id = \(workspace) AND connection_id = \(connection)") { row in
            change(row.text(0)) {
                $0.hasLeft = true
                $0.left = row.integer(1) > 0 ? row.instant(1) : nil
            }
        }
        try tx.each(
            """
            SELECT userid, count(*) FROM contact_edge WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND status = 'ok' GROUP BY userid
            """
        ) { row in change(row.text(0)) { if !$0.hasLeft { $0.customers = row.int(1) } } }
        try tx.each(
            "SELECT userid, count(*) FROM unassigned_contact WHERE workspace_id = \(workspace) AND connection_id = \(connection) GROUP BY userid"
        ) { row in change(row.text(0)) { if $0.hasLeft { $0.customers = row.int(1) } } }
        try tx.each(
            """
            SELECT owner, count(*) FROM customer_group WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND state = 'live'
            AND owner <> '' GROUP BY owner
            """
        ) { row in change(row.text(0)) { $0.groups = row.int(1) } }
        // Whoever is in a group may take over, too.
        if let company = try ConnectionRows.one(connection, in: workspace, tx) {
            let prefix = company.corpID + "/"
            try tx.each(
                """
                SELECT i.key, i.name FROM identity i WHERE i.workspace_id = \(workspace) AND i.platform = \(CompanyStaff.platform)
                AND i.key >= \(prefix) AND i.key < \(company.corpID + "0")
                """
            ) { row in
                let id = String(row.text(0).dropFirst(prefix.count)), name = row.text(1)
                change(id) { $0.name = name.isEmpty || name == row.text(0) ? id : name }
            }
        }
        return people.values.sorted { ($0.hasLeft ? 0 : 1, -$0.customers, -$0.groups, $0.userID) < ($1.hasLeft ? 0 : 1, -$1.customers, -$1.groups, $1.userID) }
    }

    /// Orders of all companies, the latest first.
    public static func orders(limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Order] {
        try tx.all(
            """
            SELECT id, connection_id, from_userid, has_left, created_ms FROM transfer_order WHERE workspace_id = \(workspace)
            ORDER BY id DESC LIMIT \(limit)
            """, order
        ).map { try tallied($0, workspace, tx) }
    }

    /// Nil if there is none of that id.
    public static func order(_ id: TransferOrderID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Order? {
        try tx.first(
            "SELECT id, connection_id, from_userid, has_left, created_ms FROM transfer_order WHERE workspace_id = \(workspace) AND id = \(id)", order
        ).map { try tallied($0, workspace, tx) }
    }

    private static func order(_ row: any Row) -> Order {
        Order(
            id: row.id(0), connection: row.id(1), from: row.text(2), hasLeft: row.bool(3), created: row.instant(4), customers: TransferTally(),
            groups: TransferTally())
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

    /// What is not settled first, then what went wrong.
    public static func items(of order: Order, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Item] {
        try tx.all(
            """
            SELECT i.kind, i.key, coalesce(c.name, g.name, ''), i.to_userid, i.state, i.problem FROM transfer_item i
            LEFT JOIN contact c ON i.kind = 'customer' AND c.workspace_id = i.workspace_id AND c.connection_id = \(order.connection)
                AND c.external_userid = i.key
            LEFT JOIN customer_group g ON i.kind = 'group' AND g.workspace_id = i.workspace_id AND g.connection_id = \(order.connection)
                AND g.chat_id = i.key
            WHERE i.workspace_id = \(workspace) AND i.order_id = \(order.id)
            ORDER BY CASE i.state WHEN 'planned' THEN 0 WHEN 'waiting' THEN 1 WHEN 'done' THEN 9 ELSE 2 END, i.kind, i.key LIMIT \(limit)
            """
        ) { row in
            Item(
                kind: TransferKind(rawValue: row.text(0)) ?? .customer, key: row.text(1), name: row.text(2), to: row.text(3),
                state: TransferState(rawValue: row.text(4)) ?? .unknown, problem: row.optional(5, row.int))
        }
    }

    /// external_userids, in order.
    static func customers(
        of person: Person, _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String] {
        if person.hasLeft {
            return try tx.all(
                """
                SELECT external_userid FROM unassigned_contact WHERE workspace_id = \(workspace) AND connection_id = \(connection)
                AND userid = \(person.userID) ORDER BY external_userid
                """
            ) { $0.text(0) }
        }
        return try tx.all(
            """
            SELECT external_userid FROM contact_edge WHERE workspace_id = \(workspace) AND connection_id = \(connection)
            AND userid = \(person.userID) AND status = 'ok' ORDER BY external_userid
            """
        ) { $0.text(0) }
    }

    /// chat_ids, in order.
    static func groups(of owner: String, _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [String] {
        try tx.all(
            """
            SELECT chat_id FROM customer_group WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND owner = \(owner)
            AND state = 'live' ORDER BY chat_id
            """
        ) { $0.text(0) }
    }
}
