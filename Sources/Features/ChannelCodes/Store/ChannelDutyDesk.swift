public import FeatureRules
public import Kernel
public import Storage

/// Who goes on and off line, and the addresses by which they do so themselves.
public struct ChannelDutyDesk: Sendable {
    private let database: any Database
    private let watch: ChannelWatch
    private let world: World

    public init(database: any Database, watch: ChannelWatch, world: World) {
        self.database = database
        self.watch = watch
        self.world = world
    }

    /// Somebody who answers to codes.
    public struct Person: Sendable, Hashable {
        public var connection: ConnectionID
        public var userID: String
        public var name: String
        public var isAway: Bool
        /// The last part of the address by which they say so themselves; nil until they were given one.
        public var address: String?
    }

    /// Everybody whom a code of the workspace names.
    public func all(in workspace: WorkspaceID) async throws -> [Person] {
        try await database.read { tx in
            var people: [Person] = []
            let codes = try ChannelRows.all(in: workspace, tx)
            for connection in try ConnectionRows.all(in: workspace, tx) {
                let names = Dictionary(
                    try ChannelQueries.staff(of: connection, in: workspace, tx).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
                let rows = try Self.rows(of: connection.id, in: workspace, tx)
                let users = Set(codes.filter { $0.connection == connection.id }.flatMap(\.plan.everybody))
                people += users.sorted().map { user in
                    Person(
                        connection: connection.id, userID: user, name: names[user] ?? user, isAway: rows[user]?.isAway ?? false,
                        address: rows[user]?.address)
                }
            }
            return people
        }
    }

    /// - Throws: `ChannelRefusal.notFound` for whom no code names.
    public func turn(_ user: String, of connection: ConnectionID, isAway: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { [watch, world] tx in
            try Self.check(user, connection, workspace, tx)
            try Self.turn(user, connection, isAway, workspace, cause, watch, world, tx)
        }
    }

    /// Gives somebody an address of their own; the one before leads nowhere afterwards.
    ///
    /// - Throws: `ChannelRefusal.notFound` for whom no code names.
    public func giveAddress(to user: String, of connection: ConnectionID, workspace: WorkspaceID) async throws {
        let address = world.bytes(16).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined(), now = world.now()
        try await database.write { tx in
            try Self.check(user, connection, workspace, tx)
            try tx.run(
                """
                INSERT INTO channel_duty (workspace_id, connection_id, userid, is_away, address, changed_ms)
                VALUES (\(workspace), \(connection), \(user), \(false), \(address), \(now))
                ON CONFLICT (workspace_id, connection_id, userid) DO UPDATE SET address = excluded.address
                """)
        }
    }

    /// What somebody's own page shows.
    public struct Own: Sendable, Equatable {
        public var brand: String
        public var name: String
        public var isAway: Bool
    }

    /// Nil if there is no such address.
    public func own(_ address: String) async throws -> Own? {
        try await database.read { tx in try Self.found(address, tx)?.own }
    }

    /// Somebody goes on or off line themselves; false if there is no such address.
    public func turn(own address: String, isAway: Bool) async throws -> Bool {
        try await database.write { [watch, world] tx in
            guard let found = try Self.found(address, tx) else { return false }
            guard found.own.isAway != isAway else { return true }
            try Self.turn(found.user, found.connection, isAway, found.workspace, .system, watch, world, tx)
            return true
        }
    }

    private typealias Found = (workspace: WorkspaceID, connection: ConnectionID, user: String, own: Own)

    private static func found(_ address: String, _ tx: any ReadTransaction) throws -> Found? {
        let row = try tx.first(
            """
            SELECT workspace_id, connection_id, userid, is_away FROM channel_duty WHERE address = \(address)
            """) { (workspace: $0.id(0, WorkspaceKind.self), connection: $0.id(1, ConnectionKind.self), user: $0.text(2), isAway: $0.bool(3)) }
        guard let row, let connection = try ConnectionRows.one(row.connection, in: row.workspace, tx) else { return nil }
        let brand = try tx.first("SELECT name FROM workspace WHERE id = \(row.workspace)") { $0.text(0) } ?? ""
        let name = try ChannelQueries.staff(of: connection, in: row.workspace, tx).first { $0.id == row.user }?.name
        return (row.workspace, row.connection, row.user, Own(brand: brand, name: name ?? row.user, isAway: row.isAway))
    }

    private static func turn(
        _ user: String, _ connection: ConnectionID, _ isAway: Bool, _ workspace: WorkspaceID, _ cause: Cause, _ watch: ChannelWatch,
        _ world: World, _ tx: any WriteTransaction
    ) throws {
        try ChannelDuty.set(user, isAway: isAway, of: connection, at: world.now(), in: workspace, tx)
        try watch.renew(with: user, of: connection, in: workspace, tx)
        try AuditLog.note(.channelStaffSwitched(connection, name: user, isOn: !isAway), workspace: workspace, cause: cause, world: world, tx)
    }

    private static func check(_ user: String, _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let codes = try ChannelRows.all(of: connection, in: workspace, tx)
        guard codes.contains(where: { $0.plan.everybody.contains(user) }) else { throw ChannelRefusal.notFound }
    }

    private static func rows(
        of connection: ConnectionID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String: (isAway: Bool, address: String?)] {
        var rows: [String: (isAway: Bool, address: String?)] = [:]
        try tx.each(
            "SELECT userid, is_away, address FROM channel_duty WHERE workspace_id = \(workspace) AND connection_id = \(connection)"
        ) { row in rows[row.text(0)] = (row.bool(1), row.optional(2, row.text)) }
        return rows
    }
}
