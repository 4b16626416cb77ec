import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// Welcomes chosen by tag, on both engines.
@Suite(.serialized) struct WelcomeTagTests {
    private static let ours = ImportBench.ours

    @Test(arguments: Engine.available) func whoIsOnTheBlacklistIsNotWelcomed(_ engine: Engine) async throws {
        try await WelcomeTests.with(engine) { shop in
            _ = try await shop.welcome("默认")
            for (contact, member) in [("wma", 501), ("wmb", 502), ("wmd", 503)] as [(String, Int64)] {
                try await shop.database.write { tx in
                    try tx.run("INSERT INTO member (workspace_id, id, created_ms) VALUES (\(Self.ours), \(member), 0)")
                    try tx.run(
                        """
                        INSERT INTO contact (workspace_id, connection_id, external_userid, member_id, name, unionid, avatar, type, corp_name, looked_ms)
                        VALUES (\(Self.ours), \(shop.connection.id), \(contact), \(member), '小满', '', '', 1, '', 0)
                        """)
                }
            }
            try await BlacklistDesk(database: shop.database, world: shop.world).add(MemberID(501), reason: "广告", workspace: Self.ours, cause: .system)
            // Who is one with somebody on it is on it.
            try await shop.database.write { tx in try tx.run("UPDATE member SET merged_into = 501 WHERE workspace_id = \(Self.ours) AND id = 503") }
            for contact in ["a", "b", "c", "d"] { try await shop.come(contact) }
            #expect(try await shop.greetings.claim(10, of: #require(shop.line)).map(\.code) == ["b", "c"])
            let settled = try await shop.database.read { tx in try GreetingQueries.latest(limit: 10, in: Self.ours, tx) }.filter { $0.state == .unmatched }
            #expect(settled.map(\.reason) == [.blacklisted, .blacklisted])
        }
    }

    /// Who has the tag from a colleague, by another company, by a code, by one that has expired, and not at all.
    @Test(arguments: Engine.available) func whoHasTheTagHearsWhatIsSaidForIt(_ engine: Engine) async throws {
        try await WelcomeTests.with(engine) { shop in
            let regulars = try await shop.welcome("老客", text: "欢迎回来", isDefault: false, tags: ["vip", "regular"])
            let usual = try await shop.welcome("默认")
            let codes = ChannelDesk(database: shop.database, watch: ChannelWatch(zones: shop.bench.zones, world: shop.world), world: shop.world)
            func state(_ tags: [String], expires: Instant? = nil) async throws -> String {
                var plan = ChannelPlan()
                (plan.name, plan.staff, plan.tags, plan.expiresMs) = ("门店", ["lina"], tags, expires?.milliseconds)
                let id = try await codes.add(plan, by: shop.connection.id, workspace: Self.ours, cause: .system)
                return try await codes.one(id, in: Self.ours).attribution
            }
            let now = shop.world.now()
            let (giving, expired, other) = (try await state(["regular"]), try await state(["vip"], expires: now - .hours(1)), try await state(["new"]))
            for (contact, company, tag) in [("wma", shop.connection.id, "regular"), ("wmb", ConnectionID(7), "regular"), ("wmc", shop.connection.id, "new")] {
                try await shop.database.write { tx in
                    try tx.run(
                        """
                        INSERT INTO contact_edge (workspace_id, connection_id, userid, external_userid, status, lost_ms, remark, description, mobiles,
                            add_way, state, looked_ms)
                        VALUES (\(Self.ours), \(company), 'wang', \(contact), 'deleted_by_staff', 1, '', '', '', 0, '', 0)
                        """)
                    try tx.run(
                        """
                        INSERT INTO contact_edge_tag (workspace_id, connection_id, userid, external_userid, tag_id)
                        VALUES (\(Self.ours), \(company), 'wang', \(contact), \(tag))
                        """)
                }
            }
            for contact in ["a", "b", "c", "d"] { try await shop.come(contact) }
            try await shop.come("e", state: giving)
            try await shop.come("f", state: expired)
            try await shop.come("g", state: other)
            let errands = try await shop.greetings.claim(10, of: #require(shop.line))
            #expect(errands.filter { $0.body.text == "欢迎回来" }.map(\.code).sorted() == ["a", "e"] && errands.count == 7)
            #expect(try await shop.desk.one(regulars, in: Self.ours).terms.tags == ["vip", "regular"])
            #expect(try await shop.desk.one(usual, in: Self.ours).terms.isAlways)
        }
    }
}
