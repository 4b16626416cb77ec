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
        /// Who ordered it; nil if that cannot be read.
        public var by: Cause?
        /// What the customers are told; empty is the platform's own.
        public var message: String
        /// When the platform was asked last what came of it; nil if never.
        public var polled: Instant?
        /// A person wants to know what came of what is in doubt, and the platform was not asked since.
        public var isAsked: Bool
        public var isConnected: Bool
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
        /// Of a customer: whoever hands over has them no more, because they were handed over; to whom may not be known yet.
        public var isHandedOver: Bool
        /// The person who said how it ended; nil if the platform did.
        public var saidBy: Cause?
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

    /// How many of these have tags of somebody.
    static func tagged(
        _ customers: [String], by staff: String, _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Int {
        let tagged = Set(
            try tx.all(
                """
                SELECT DISTINCT external_userid FROM contact_edge_tag
                WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND userid = \(staff)
                """
            ) { $0.text(0) })
        return customers.count { tagged.contains($0) }
    }
}
