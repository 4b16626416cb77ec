import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// Whether one contact was welcomed, with what and when, or why not, on both engines.
@Suite(.serialized) struct GreetingEntryTests {
    private static let ours = WelcomeTests.ours

    private static func note(_ contact: String, _ name: String, _ shop: WelcomeTests.Shop) async throws {
        let desk = ContactDesk(journal: Journal(world: shop.world), world: shop.world), now = shop.world.now()
        let sight = ContactSight(edge: ContactEdgeKey(staff: "lina", contact: contact), name: name, since: now)
        _ = try await shop.database.write { tx in try desk.note([sight], at: now, from: shop.connection, workspace: Self.ours, tx) }
    }

    private static func member(_ contact: String, _ shop: WelcomeTests.Shop) async throws -> MemberID {
        let found = try await shop.database.read { tx in
            try tx.first("SELECT member_id FROM contact WHERE workspace_id = \(Self.ours) AND external_userid = \(contact)") { $0.id(0, MemberKind.self) }
        }
        return try #require(found)
    }

    private static func of(_ member: MemberID, _ shop: WelcomeTests.Shop, in workspace: WorkspaceID = ours) async throws -> [GreetingEntry] {
        try await shop.database.read { try GreetingQueries.of(member, limit: 5, in: workspace, $0) }
    }

    @Test(arguments: Engine.available) func aContactTellsHowTheyWereWelcomed(_ engine: Engine) async throws {
        try await WelcomeTests.with(engine) { shop in
            let welcome = try await shop.welcome("海报", text: "{{客户昵称}}，你好", isDefault: false, states: ["poster"])
            for code in ["a", "b"] { try await shop.come(code, state: "poster") }
            try await shop.come("c")
            try await shop.come("stranger", state: "poster")
            let errands = try await shop.greetings.claim(2, of: try #require(try await shop.line))
            try await shop.greetings.settle(errands[0], .sent, nil, code: nil, leftOut: 0, workspace: Self.ours)
            try await shop.greetings.settle(errands[1], .refused, .alreadyTalking, code: 41051, leftOut: 0, workspace: Self.ours)
            for (contact, name) in [("wma", "小满"), ("wmb", "阿明"), ("wmc", "陈伟")] { try await Self.note(contact, name, shop) }
            let sent = try #require(try await Self.of(Self.member("wma", shop), shop).first)
            #expect(sent.state == .sent && sent.name == "小满" && sent.staff == "lina" && sent.channel == "poster" && sent.settled == shop.world.now())
            #expect(sent.told?.welcome == welcome && sent.told?.name == "海报" && sent.told?.body.text == "{客户昵称}，你好")
            let refused = try await Self.of(Self.member("wmb", shop), shop)
            #expect(refused.map(\.reason) == [.alreadyTalking] && refused.map(\.code) == [41051])
            #expect(try await Self.of(Self.member("wmc", shop), shop).map(\.state) == [.unmatched])
            #expect(try await Self.of(Self.member("wma", shop), shop, in: ImportBench.theirs).isEmpty)
            // All of them, whoever nothing is known of among them.
            let all = try await shop.database.read { try GreetingQueries.latest(limit: 10, in: Self.ours, $0) }
            #expect(all.count == 4 && all.filter { $0.member == nil }.map(\.name) == [""])
            #expect(all.map(\.id) == all.map(\.id).sorted(by: >))
            let rest = try await shop.database.read { try GreetingQueries.latest(before: all[1].id, limit: 10, in: Self.ours, $0) }
            #expect(rest.map(\.id) == all.dropFirst(2).map(\.id))
            let contact = try await Self.member("wmb", shop)
            let one = try await shop.database.read { try GreetingQueries.latest(of: contact, limit: 10, in: Self.ours, $0) }
            #expect(one.map(\.name) == ["阿明"])
        }
    }

    @Test(arguments: Engine.available) func whoWasMergedIsStillWelcomed(_ engine: Engine) async throws {
        try await WelcomeTests.with(engine) { shop in
            _ = try await shop.welcome("默认")
            for code in ["a", "b"] { try await shop.come(code) }
            for contact in ["wma", "wmb"] { try await Self.note(contact, contact, shop) }
            let (kept, gone) = try await (Self.member("wma", shop), Self.member("wmb", shop))
            try await MemberDesk(database: shop.database, journal: Journal(world: shop.world), board: shop.bench.board, world: shop.world).merge(
                gone, into: kept, workspace: Self.ours, cause: .system)
            let both = try await Self.of(kept, shop)
            #expect(both.count == 2 && both.allSatisfy { $0.member == kept } && Set(both.map(\.contact)) == [kept, gone])
            // Of a company that is not connected any more no page tells.
            let vault = Vault(key: Array(repeating: 7, count: Vault.keyBytes), world: shop.world)
            try await ConnectionDesk(database: shop.database, vault: vault, world: shop.world).remove(
                shop.connection.id, workspace: Self.ours, cause: .system)
            #expect(try await Self.of(kept, shop).isEmpty)
        }
    }
}
