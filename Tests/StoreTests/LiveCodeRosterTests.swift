import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// Codes count who is in groups of WeCom themselves, on both engines.
@Suite(.serialized) struct LiveCodeRosterTests {
    struct Shop {
        let counter: LiveCodeTests.Counter
        let connection: ConnectionEntry
        var chat: LiveCodeDesk.Chat { LiveCodeDesk.Chat(connection: connection.id, chatID: "wr1", name: "福利群") }

        init(_ counter: LiveCodeTests.Counter) async throws {
            self.counter = counter
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: counter.world)
            connection = try await ConnectionDesk(database: counter.database, vault: vault, world: counter.world).connect(
                ConnectionTests.Office.terms(), workspace: counter.ours, cause: .system)
        }

        /// A minute later so many are in a group, the last ones of them since then by a code.
        func look(_ chat: String = "wr1", members: Int, fresh: Int = 0, state: String = "") async throws {
            counter.clock.advance(.minutes(1))
            let now = counter.clock.now, connection = connection, ours = counter.ours
            let guests = (0..<members).map { place in
                GroupGuest(
                    key: "wm\(place)", isStaff: false, name: "", joined: place < members - fresh ? now - .days(30) : now, way: .code, inviter: "",
                    state: place < members - fresh ? "" : state)
            }
            let desk = CustomerGroupDesk(journal: Journal(world: counter.world), board: counter.bench.board, world: counter.world)
            try await counter.bench.database.write { tx in
                _ = try desk.note(
                    GroupLook(chatID: chat, name: "福利群", owner: "lina", guests: guests, at: now), told: [], from: connection, workspace: ours, tx)
            }
        }

        /// Groups that are counted, members, visitors with a place kept, and who ever saw it.
        func told(_ code: LiveCodeID) async throws -> [Int] {
            let entry = try await entry(code)
            return [entry.countedGroups, entry.seats.members, entry.seats.handed, entry.shown]
        }

        func entry(_ code: LiveCodeID) async throws -> LiveTargetEntry { try #require(try await counter.desk.one(code, in: counter.ours).targets.first) }

        func change(
            _ target: LiveTargetID, of code: LiveCodeID, cap: Int? = 6, members: Int = 0, chat: LiveCodeDesk.Chat?
        ) async throws {
            try await counter.desk.change(
                target, of: code, TargetPlan(name: "一群", cap: cap, members: members, days: nil), chat: chat, workspace: counter.ours, cause: .system)
        }
    }

    static func with(_ engine: Engine, _ body: (Shop) async throws -> Void) async throws {
        try await LiveCodeTests.with(engine) { try await body(Shop($0)) }
    }

    @Test(arguments: Engine.available) func aPictureOfAKnownGroupCountsItself(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let counter = shop.counter, code = try await counter.code(), target = try await counter.target("一群", in: code, cap: 6, members: 1)
            try await shop.look(members: 3)
            #expect(try await !shop.entry(code).isCounted)
            await #expect(throws: LiveCodeRefusal.connectionUnknown) {
                try await shop.change(target, of: code, chat: LiveCodeDesk.Chat(connection: shop.connection.id, chatID: "wr2", name: ""))
            }
            try await shop.change(target, of: code, chat: shop.chat)
            #expect(try await shop.told(code) == [1, 3, 0, 0])
            #expect(try await counter.desk.chat(of: target, in: counter.ours) == shop.chat)
            // Five may be in it, three are: two visitors have a place kept until they come.
            for visitor in ["a", "b"] { #expect(try await counter.visit(code, visitor) == "一群") }
            #expect(try await counter.visit(code, "c") == nil)
            try await shop.look(members: 4, fresh: 1)
            #expect(try await shop.told(code) == [1, 4, 1, 2])
            #expect(try await counter.visit(code, "d") == nil)
            // Somebody left: there is room again, and nobody entered a number.
            try await shop.look(members: 3)
            #expect(try await shop.entry(code).seats.room == 1)
            #expect(try await counter.visit(code, "d") == "一群")
            // Whoever has not come within two days is not waited for; the count of those who saw it stays.
            counter.clock.advance(.days(2))
            #expect(try await shop.told(code) == [1, 3, 0, 3])
            #expect(try await counter.visit(code, "e") == "一群")
        }
    }

    @Test(arguments: Engine.available) func whatWasCountedLastStays(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let counter = shop.counter, code = try await counter.code(), target = try await counter.target("一群", in: code, cap: 6)
            try await shop.look(members: 4)
            try await shop.change(target, of: code, chat: shop.chat)
            #expect(try await counter.visit(code, "a") == "一群")
            // The number in the form counts only where nobody else counts.
            try await shop.change(target, of: code, cap: 9, members: 77, chat: shop.chat)
            #expect(try await shop.told(code) == [1, 4, 1, 1])
            try await shop.change(target, of: code, members: 77, chat: nil)
            #expect(try await shop.told(code) == [0, 4, 1, 1])
            try await shop.change(target, of: code, members: 2, chat: nil)
            #expect(try await shop.told(code) == [0, 2, 0, 0])
            // A company that is not connected any more tells nothing.
            try await shop.change(target, of: code, members: 2, chat: shop.chat)
            #expect(try await shop.entry(code).isCounted)
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: counter.world)
            try await ConnectionDesk(database: counter.database, vault: vault, world: counter.world).remove(
                shop.connection.id, workspace: counter.ours, cause: .system)
            #expect(try await shop.told(code) == [0, 2, 0, 0])
            try await counter.desk.remove(target, of: code, workspace: counter.ours, cause: .system)
            #expect(try await counter.bench.count("live_target_chat", counter.ours) == 0)
        }
    }

    @Test(arguments: Engine.available) func aJoinWayCountsItsGroups(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let counter = shop.counter, code = try await counter.code()
            try await shop.look(members: 4)
            try await counter.desk.add(
                TargetPlan(name: "企微群", cap: nil, members: 0, days: nil), chats: ["wr1"], opensGroups: true, baseName: "午餐群",
                by: shop.connection.id, to: code, workspace: counter.ours, cause: .system)
            #expect(try await shop.told(code) == [1, 4, 0, 0])
            // One that the platform opened is known by whoever came into it.
            let state = try #require(try await shop.entry(code).attribution)
            try await shop.look("wr9", members: 3, fresh: 2, state: state)
            #expect(try await shop.told(code) == [2, 7, 0, 0])
            try await shop.look("wr9", members: 2, state: state)
            let known = try await counter.desk.one(code, in: counter.ours)
            let joined = try await counter.bench.database.read { tx in try LiveCodeQueries.joined(known, in: counter.ours, tx) }
            #expect(joined.values.map { [$0.came, $0.there] } == [[2, 1]])
        }
    }
}
