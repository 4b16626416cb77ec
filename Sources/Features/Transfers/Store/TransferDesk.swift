public import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Plans and orders what goes to whom. It is so when the platform says so.
public struct TransferDesk: Sendable {
    let database: any Database
    let journal: Journal
    private let outbox: Outbox
    let world: World

    /// What the platform tells the customers.
    private static let messageCharacters = 200

    public init(database: any Database, journal: Journal, world: World) {
        self.database = database
        self.journal = journal
        self.world = world
        outbox = Outbox(world: world)
    }

    /// What would go to whom.
    ///
    /// - Parameters:
    ///   - takers: userids; several share evenly. None shows what there is to hand over.
    ///   - kinds: what goes.
    /// - Throws: `TransferRefusal`.
    public func plan(
        from: String, to takers: [String], kinds: Set<TransferKind>, of connection: ConnectionID, workspace: WorkspaceID
    ) async throws -> TransferPlan {
        try await database.read { tx in try Self.plan(from, takers, kinds, connection, workspace, tx) }
    }

    /// Orders it: what is on its way already stays out.
    ///
    /// - Parameter message: told to the customers of somebody who is still there, at most 200 characters; empty is the platform's own.
    /// - Throws: `TransferRefusal`.
    public func order(
        from: String, to takers: [String], kinds: Set<TransferKind>, message: String, of connection: ConnectionID, workspace: WorkspaceID,
        cause: Cause
    ) async throws -> TransferOrderID {
        guard message.count <= Self.messageCharacters else { throw TransferRefusal.longMessage }
        guard !takers.isEmpty else { throw TransferRefusal.noTaker }
        let id: TransferOrderID = world.id()
        try await database.writeBulk { [world, journal, outbox] tx in
            let plan = try Self.plan(from, takers, kinds, connection, workspace, tx), now = world.now()
            guard !plan.customers.isEmpty || !plan.groups.isEmpty else { throw TransferRefusal.nothing }
            try tx.run(
                """
                INSERT INTO transfer_order (workspace_id, id, connection_id, from_userid, has_left, message, created_by, created_ms, polled_ms)
                VALUES (\(workspace), \(id), \(connection), \(from), \(plan.hasLeft ? 1 : 0), \(message), \(cause.description), \(now), 0)
                """)
            var items: [(item: TransferRows.Item, batch: Int)] = [], batch = 0
            for (kind, keys) in [(TransferKind.customer, plan.customers), (.group, plan.groups)] {
                for share in TransferShare.evenly(keys, among: takers) {
                    for part in TransferShare.batches(share.keys) {
                        batch += 1
                        items += part.map { (TransferRows.Item(kind: kind, key: $0, to: share.taker, state: .planned, changed: now), batch) }
                    }
                }
            }
            try TransferRows(workspace: workspace).write(items, of: id, at: now, tx)
            let calls = (1...batch).map { part in
                let errand = TransferErrand(order: id, batch: part)
                return OutboxCall(call: TransferErrand.call(connection), key: errand.key, certainty: .checkable, body: errand.body)
            }
            try outbox.add(calls, workspace: workspace, tx)
            try journal.append(
                Event(
                    kind: "transfer.ordered", at: now,
                    payload: #"{"customers":\#(plan.customers.count),"groups":\#(plan.groups.count),"order":"\#(id)"}"#), workspace: workspace,
                cause: cause, tx)
        }
        return id
    }

    private static func plan(
        _ from: String, _ takers: [String], _ kinds: Set<TransferKind>, _ connection: ConnectionID, _ workspace: WorkspaceID,
        _ tx: any ReadTransaction
    ) throws -> TransferPlan {
        guard try ConnectionRows.one(connection, in: workspace, tx) != nil else { throw TransferRefusal.notFound }
        let known = try TransferQueries.staff(of: connection, in: workspace, tx)
        guard let giver = known.first(where: { $0.userID == from }) else { throw TransferRefusal.notFound }
        guard !takers.contains(from), Set(takers).count == takers.count else { throw TransferRefusal.samePerson }
        for taker in takers where !known.contains(where: { $0.userID == taker && !$0.hasLeft }) { throw TransferRefusal.unknownTaker }
        let rows = TransferRows(workspace: workspace)
        var plan = TransferPlan(connection: connection, from: from, hasLeft: giver.hasLeft, customers: [], groups: [], tagged: 0, shares: [])
        if kinds.contains(.customer) {
            let busy = try rows.underWay(.customer, connection, tx)
            plan.customers = try TransferQueries.customers(of: giver, connection, workspace, tx).filter { !busy.contains($0) }
        }
        if kinds.contains(.group) {
            let busy = try rows.underWay(.group, connection, tx)
            plan.groups = try TransferQueries.groups(of: from, connection, workspace, tx).filter { !busy.contains($0) }
        }
        plan.tagged = try TransferQueries.tagged(plan.customers, by: from, connection, workspace, tx)
        let customers = TransferShare.evenly(plan.customers, among: takers), groups = TransferShare.evenly(plan.groups, among: takers)
        plan.shares = zip(customers, groups).map { TransferPlan.Share(taker: $0.taker, customers: $0.keys.count, groups: $1.keys.count) }
        return plan
    }
}
