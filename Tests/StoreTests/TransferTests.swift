import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// Orders to hand customers over, on both engines; what the platform does with them is tested against the simulated one.
@Suite(.serialized) struct TransferTests {
    struct Counter: Sendable {
        let book: ContactTests.Book
        var bench: ImportBench { book.bench }
        var desk: TransferDesk { TransferDesk(database: bench.database, journal: Journal(world: bench.world), world: bench.world) }

        func order(
            _ from: String, _ to: [String], kinds: Set<TransferKind> = [.customer, .group], message: String = "", in workspace: WorkspaceID = ImportBench.ours
        ) async throws -> TransferOrderID {
            try await desk.order(
                from: from, to: to, kinds: kinds, message: message, of: book.company.connection.id, workspace: workspace, cause: .commandLine)
        }

        func plan(_ from: String, _ to: [String] = []) async throws -> TransferPlan {
            try await desk.plan(from: from, to: to, kinds: [.customer, .group], of: book.company.connection.id, workspace: ImportBench.ours)
        }
    }

    /// LiuYang has 205 customers and a group, ChenWei and LinXi one each.
    static func with(_ engine: Engine, _ body: (Counter) async throws -> Void) async throws {
        try await ContactTests.with(engine) { book in
            try await book.note(
                (0..<205).map { ContactTests.sight("wm\(1000 + $0)") }
                    + [ContactTests.sight("wm1", staff: "ChenWei"), ContactTests.sight("wm2", staff: "LinXi")])
            try await book.company.look([CustomerGroupTests.staff])
            try await body(Counter(book: book))
        }
    }

    @Test(arguments: Engine.available) func everythingIsOrderedOnceInCallsOfAHundred(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let plan = try await counter.plan("LiuYang", ["ChenWei", "LinXi"])
            #expect(plan.customers.count == 205 && plan.groups == ["wr1"] && !plan.hasLeft)
            #expect(plan.shares.map { "\($0.taker) \($0.customers) \($0.groups)" } == ["ChenWei 103 1", "LinXi 102 0"])
            let id = try await counter.order("LiuYang", ["ChenWei", "LinXi"])
            let rows = try await counter.bench.database.read { tx in
                try tx.all(
                    "SELECT kind, to_userid, batch, count(*) FROM transfer_item WHERE order_id = \(id) GROUP BY kind, to_userid, batch ORDER BY batch"
                ) { "\($0.text(0)) \($0.text(1)) \($0.int(2)) \($0.int(3))" }
            }
            #expect(rows == ["customer ChenWei 1 100", "customer ChenWei 2 3", "customer LinXi 3 100", "customer LinXi 4 2", "group ChenWei 5 1"])
            #expect(try await counter.bench.count("outbox") == 5)
            // What is on its way is not ordered again.
            await #expect(throws: TransferRefusal.nothing) { try await counter.order("LiuYang", ["LinXi"]) }
            let order = try await counter.bench.database.read { try TransferQueries.order(id, in: ImportBench.ours, $0) }
            #expect(order?.customers.total == 205 && order?.customers[.planned] == 205 && order?.groups.total == 1)
            let foreign = try await counter.bench.database.read { try TransferQueries.order(id, in: ImportBench.theirs, $0) }
            #expect(foreign == nil)
            #expect(try await counter.book.company.events()["transfer.ordered"] == 1)
        }
    }

    @Test(arguments: Engine.available) func whatMakesNoSenseIsRefused(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let cases: [(String, [String], String, TransferRefusal)] = [
                ("LiuYang", [], "", .noTaker), ("LiuYang", ["LiuYang"], "", .samePerson), ("LiuYang", ["LinXi", "LinXi"], "", .samePerson),
                ("LiuYang", ["Nobody"], "", .unknownTaker), ("Nobody", ["LinXi"], "", .notFound),
                ("LiuYang", ["LinXi"], String(repeating: "长", count: 201), .longMessage),
            ]
            for (from, to, message, refusal) in cases {
                await #expect(throws: refusal) { try await counter.order(from, to, message: message) }
            }
            await #expect(throws: TransferRefusal.notFound) { try await counter.order("LiuYang", ["LinXi"], in: ImportBench.theirs) }
            await #expect(throws: TransferRefusal.nothing) { try await counter.order("ChenWei", ["LinXi"], kinds: [.group]) }
            let calls = try await counter.bench.count("outbox"), orders = try await counter.bench.count("transfer_order")
            #expect(calls == 0 && orders == 0)
        }
    }

    @Test(arguments: Engine.available) func disconnectingGivesUpWhatWasOrdered(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let id = try await counter.order("LiuYang", ["ChenWei"])
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: counter.bench.world)
            try await ConnectionDesk(database: counter.bench.database, vault: vault, world: counter.bench.world).remove(
                counter.book.company.connection.id, workspace: ImportBench.ours, cause: .system)
            #expect(try await counter.bench.count("outbox") == 0)
            let order = try await counter.bench.database.read { try TransferQueries.order(id, in: ImportBench.ours, $0) }
            #expect(order?.customers[.failed] == 205 && order?.customers.total == 205 && order?.groups[.failed] == 1)
        }
    }
}
