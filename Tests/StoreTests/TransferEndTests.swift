import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// How transfers end of which the platform does not tell, on both engines.
@Suite(.serialized) struct TransferEndTests {
    private static let now = ContactTests.now
    private typealias Counter = TransferTests.Counter

    /// LiuYang has wm1 and wm2 and orders them to ChenWei, who has wm8; LinXi has wm9. Contacts are noted by a desk that settles orders.
    private static func with(_ engine: Engine, state: TransferState = .waiting, _ body: (Counter, Desk) async throws -> Void) async throws {
        try await ContactTests.with(engine) { book in
            try await book.note([
                ContactTests.sight("wm1", tags: ["et1"]), ContactTests.sight("wm2"), ContactTests.sight("wm8", staff: "ChenWei"),
                ContactTests.sight("wm9", staff: "LinXi", tags: ["et1"]),
            ])
            let counter = Counter(book: book), order = try await counter.order("LiuYang", ["ChenWei"], kinds: [.customer], message: "以后找陈薇")
            let desk = Desk(book: book, order: order)
            try await desk.put(state)
            try await body(counter, desk)
        }
    }

    private struct Desk: Sendable {
        let book: ContactTests.Book
        let order: TransferOrderID

        func put(_ state: TransferState) async throws {
            try await book.bench.database.write { tx in try tx.run("UPDATE transfer_item SET state = \(state.rawValue)") }
        }

        var states: [String: TransferState] {
            get async throws {
                try await book.bench.database.read { tx in
                    var found: [String: TransferState] = [:]
                    let order = try TransferQueries.order(order, in: ImportBench.ours, tx)
                    for item in try TransferQueries.items(of: try #require(order), limit: 10, in: ImportBench.ours, tx) { found[item.key] = item.state }
                    return found
                }
            }
        }

        func items() async throws -> [TransferQueries.Item] {
            try await book.bench.database.read { tx in
                let order = try TransferQueries.order(order, in: ImportBench.ours, tx)
                return try TransferQueries.items(of: try #require(order), limit: 10, in: ImportBench.ours, tx)
            }
        }

        /// Seconds after the order.
        func note(_ sights: [ContactSight], told: [ContactTelling] = []) async throws {
            let world = book.bench.world, connection = book.company.connection
            let desk = ContactDesk(journal: Journal(world: world), followers: [TransferEnds(world: world)], world: world)
            try await book.bench.database.write { tx in
                _ = try desk.note(sights, told: told, at: world.now() + .hours(1), from: connection, workspace: ImportBench.ours, tx)
            }
        }

        func given(_ contact: String, to staff: String) -> ContactSight {
            ContactSight(
                edge: ContactEdgeKey(staff: staff, contact: contact), name: "小满", since: book.bench.world.now() + .seconds(60), addWay: 202,
                state: "poster")
        }

        func taken(_ contact: String) -> ContactTelling {
            ContactTelling(
                edge: ContactEdgeKey(staff: "LiuYang", contact: contact), kind: .lost(.transferred), at: book.bench.world.now() + .seconds(60))
        }
    }

    @Test(arguments: Engine.available, [TransferState.waiting, .unknown]) func whoHasTheCustomerSettlesIt(_ engine: Engine, _ state: TransferState) async throws {
        try await Self.with(engine, state: state) { counter, desk in
            // One goes as it was ordered, one is given to somebody else in WeCom.
            try await desk.note([desk.given("wm1", to: "ChenWei"), desk.given("wm2", to: "LinXi")], told: [desk.taken("wm1"), desk.taken("wm2")])
            #expect(try await desk.states == ["wm1": .done, "wm2": .elsewhere])
            let order = try await counter.bench.database.read { try TransferQueries.order(desk.order, in: ImportBench.ours, $0) }
            #expect(order?.customers.total == 2 && order?.customers.isSettled == true)
            // What went elsewhere holds up no later order.
            #expect(try await counter.plan("LinXi", ["ChenWei"]).customers == ["wm2", "wm9"])
        }
    }

    @Test(arguments: Engine.available) func aTakerWhoIsNotKnownYetLeavesItOpen(_ engine: Engine) async throws {
        try await Self.with(engine) { _, desk in
            try await desk.note([], told: [desk.taken("wm1")])
            #expect(try await desk.states == ["wm1": .waiting, "wm2": .waiting])
            #expect(try await desk.items().filter(\.isHandedOver).map(\.key) == ["wm1"], "the page says so, as that of the contact does")
            // Whoever hands over still has wm2: somebody else may have given them, too.
            try await desk.note([desk.given("wm2", to: "LinXi")])
            #expect(try await desk.states == ["wm1": .waiting, "wm2": .waiting])
            // Somebody met wm2 by themselves.
            try await desk.note([ContactTests.sight("wm2", staff: "ZhouNing", daysAgo: -9)])
            #expect(try await desk.states == ["wm1": .waiting, "wm2": .waiting])
            try await desk.note([desk.given("wm1", to: "LinXi")])
            #expect(try await desk.states == ["wm1": .elsewhere, "wm2": .waiting])
        }
    }

    /// Of somebody who left the platform lists whom nobody has taken over; their contacts may stay as they are.
    @Test(arguments: Engine.available) func ofSomebodyWhoLeftTheListTells(_ engine: Engine) async throws {
        try await Self.with(engine, state: .unknown) { counter, desk in
            let connection = counter.book.company.connection.id
            try await counter.bench.database.write { tx in
                try tx.run("UPDATE transfer_order SET has_left = 1")
                try tx.run(
                    """
                    INSERT INTO unassigned_contact (workspace_id, connection_id, userid, external_userid)
                    VALUES (\(ImportBench.ours), \(connection), 'LiuYang', 'wm1')
                    """)
            }
            try await desk.note([desk.given("wm1", to: "LinXi"), desk.given("wm2", to: "LinXi")])
            #expect(try await desk.states == ["wm1": .unknown, "wm2": .elsewhere])
        }
    }

    @Test(arguments: Engine.available) func aPersonSettlesWhatIsInDoubt(_ engine: Engine) async throws {
        try await Self.with(engine, state: .unknown) { counter, desk in
            await #expect(throws: TransferRefusal.nothing) { try await counter.order("LiuYang", ["LinXi"], kinds: [.customer]) }
            let said = Cause.staff(StaffID(7))
            func settle(_ keys: [String], went: Bool, in workspace: WorkspaceID = ImportBench.ours) async throws {
                try await counter.desk.settle(
                    Set(keys.map { TransferDesk.Subject(kind: .customer, key: $0) }), of: desk.order, went: went, workspace: workspace, cause: said)
            }
            await #expect(throws: TransferRefusal.notInDoubt) { try await settle([], went: true) }
            await #expect(throws: TransferRefusal.notInDoubt) { try await settle(["wm8"], went: true) }
            await #expect(throws: TransferRefusal.notFound) { try await settle(["wm1"], went: true, in: ImportBench.theirs) }
            try await settle(["wm1"], went: true)
            try await settle(["wm2"], went: false)
            await #expect(throws: TransferRefusal.notInDoubt) { try await settle(["wm1", "wm2"], went: false) }
            #expect(try await desk.states == ["wm1": .done, "wm2": .failed])
            #expect(try await desk.items().allSatisfy { $0.saidBy == said })
            #expect(try await counter.book.company.events()["transfer.settled"] == 2)
            let log = try await counter.bench.database.read { try AuditQueries.page(before: nil, by: said, limit: 9, in: ImportBench.ours, $0) }
            #expect(log.map(\.kind) == ["transfer.settled", "transfer.settled"] && log.allSatisfy { $0.member != nil })
            // What did not go may be ordered again; nothing goes by itself.
            #expect(try await counter.bench.count("outbox") == 1)
            #expect(try await counter.plan("LiuYang", ["LinXi"]).customers == ["wm1", "wm2"], "the contacts still tell of both")
        }
    }

    @Test(arguments: Engine.available) func onlyWhatIsInDoubtIsLookedAtAgain(_ engine: Engine) async throws {
        try await Self.with(engine) { counter, desk in
            await #expect(throws: TransferRefusal.notInDoubt) { try await counter.desk.lookAgain(at: desk.order, workspace: ImportBench.ours) }
            try await desk.put(.unknown)
            await #expect(throws: TransferRefusal.notFound) { try await counter.desk.lookAgain(at: desk.order, workspace: ImportBench.theirs) }
            try await counter.desk.lookAgain(at: desk.order, workspace: ImportBench.ours)
            let order = try await counter.bench.database.read { try TransferQueries.order(desk.order, in: ImportBench.ours, $0) }
            #expect(order?.isAsked == true && order?.polled == nil && order?.message == "以后找陈薇" && order?.by == .commandLine)
        }
    }

    @Test(arguments: Engine.available) func disconnectingLeavesWhatWaitsInDoubt(_ engine: Engine) async throws {
        try await Self.with(engine) { counter, desk in
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: counter.bench.world)
            try await ConnectionDesk(database: counter.bench.database, vault: vault, world: counter.bench.world).remove(
                counter.book.company.connection.id, workspace: ImportBench.ours, cause: .system)
            #expect(try await desk.states == ["wm1": .unknown, "wm2": .unknown])
            await #expect(throws: TransferRefusal.notFound) { try await counter.desk.lookAgain(at: desk.order, workspace: ImportBench.ours) }
            try await counter.desk.settle(
                [TransferDesk.Subject(kind: .customer, key: "wm1")], of: desk.order, went: true, workspace: ImportBench.ours, cause: .system)
            #expect(try await desk.states == ["wm1": .done, "wm2": .unknown])
        }
    }

    @Test(arguments: Engine.available) func tagsOfWhoeverHandsOverAreCounted(_ engine: Engine) async throws {
        try await ContactTests.with(engine) { book in
            try await book.note([
                ContactTests.sight("wm1", tags: ["et1", "et2"]), ContactTests.sight("wm2"), ContactTests.sight("wm2", staff: "LinXi", tags: ["et1"]),
            ])
            #expect(try await Counter(book: book).plan("LiuYang", ["LinXi"]).tagged == 1)
        }
    }
}
