import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Journal
import Kernel
import Storage
import Testing
import Web

/// Contacts, customer groups, codes and bridges in the API.
@Suite struct APIConnectedTests {
    struct Company: Sendable {
        let shop: Shop
        let connection: ConnectionEntry

        init(_ shop: Shop) async throws {
            self.shop = shop
            let terms = try ConnectionTerms(
                corpID: "ww1a2b3c4d5e6f7081", agentID: "1000007", secret: "a-secret-of-the-app", token: "hello", encodingKey: String(repeating: "k", count: 43))
            connection = try await shop.installation.connections.connect(terms, workspace: shop.first.id, cause: .commandLine)
        }

        func meet(_ sights: [ContactSight], told: [ContactTelling] = []) async throws {
            let world = shop.world, workspace = shop.first.id, connection = connection, journal = Journal(world: world)
            try await shop.installation.database.write { tx in
                let tags = [TagGroupSight(id: "etg", name: "等级", tags: [.init(id: "et1", name: "银卡"), .init(id: "et2", name: "金卡", position: 2)])]
                _ = try TagDesk(journal: journal, world: world).note(tags, at: world.now(), from: connection, workspace: workspace, tx)
                _ = try ContactDesk(journal: journal, world: world).note(
                    sights, told: told, at: world.now(), from: connection, workspace: workspace, tx)
            }
        }

        func see(_ chat: String, _ guests: [GroupGuest], told: [GroupTelling] = []) async throws {
            let installation = shop.installation, world = shop.world, workspace = shop.first.id, connection = connection
            let board = ActivityBoard(zones: { _, _ in .shanghai })
            let look = GroupLook(chatID: chat, name: "春芽\(chat)", owner: "LiuYang", guests: guests, at: world.now())
            try await installation.database.write { tx in
                _ = try CustomerGroupDesk(journal: Journal(world: world), board: board, world: world).note(
                    look, told: told, from: connection, workspace: workspace, tx)
            }
        }

        func sight(_ number: Int, staff: String = "LiuYang") -> ContactSight {
            ContactSight(edge: ContactEdgeKey(staff: staff, contact: "wm\(number)"), name: "客人\(number)", since: shop.world.now() - .hours(Int64(number + 1)))
        }

        func guest(_ number: Int) -> GroupGuest {
            GroupGuest(key: "wm\(number)", name: "客人\(number)", joined: shop.world.now() - .days(3), way: .code, state: number == 1 ? "qz1" : "")
        }
    }

    /// The ids of all items, page after page; `between` is done after each.
    private func walk(_ path: String, _ id: String = "id", limit: Int, _ caller: APICaller, between: () async throws -> Void = {}) async throws -> [String] {
        var found: [String] = [], cursor = ""
        for _ in 0..<200 {
            let page = try await caller.get(path + (path.contains("?") ? "&" : "?") + "limit=\(limit)" + cursor)
            #expect(page.status == 200 && page.items.count <= limit, "\(page.text)")
            found += page.items.map { $0[id] as? String ?? "" }
            guard let next = page.next else { return found }
            cursor = "&cursor=\(next)"
            try await between()
        }
        Issue.record("no end: \(path)")
        return found
    }

    @Test func contactsComeWithEdgesAndTags() async throws {
        try await Shop.open { shop in
            let company = try await Company(shop), caller = try await shop.caller(.read)
            var known = company.sight(1), both = company.sight(2)
            (known.remark, known.tags, known.state) = ("老客", ["et1", "et2"], "poster")
            both.tags = ["et1"]
            let lost = ContactTelling(edge: ContactEdgeKey(staff: "ChenWei", contact: "wm2"), kind: .lost(.byContact), at: shop.world.now())
            try await company.meet([company.sight(0), known, both, company.sight(2, staff: "ChenWei")], told: [lost])
            let all = try await caller.get("/contacts")
            #expect(all.status == 200 && all.next == nil && all.items.count == 3, "\(all.text)")
            let first = try #require(all.items.first { $0["name"] as? String == "客人1" }), edge = try #require((first["edges"] as? [[String: Any]])?.first)
            #expect(first["kind"] as? String == "wechat" && edge["remark"] as? String == "老客" && edge["state"] as? String == "poster")
            #expect(edge["userid"] as? String == "LiuYang" && edge["external_userid"] as? String == "wm1" && edge["status"] as? String == "ok")
            #expect((edge["tags"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["金卡", "银卡"])
            let second = try #require(all.items.first { $0["name"] as? String == "客人2" })
            #expect(Set((second["edges"] as? [[String: Any]] ?? []).compactMap { $0["status"] as? String }) == ["ok", "deleted_us"])
            let id = try #require(second["id"] as? String)
            #expect(try await caller.get("/contacts/\(id)").json as NSDictionary == second as NSDictionary)
            #expect(try await caller.get("/contacts/5").status == 404)
            func names(_ query: String) async throws -> Set<String> { Set(try await caller.get("/contacts?\(query)").items.compactMap { $0["name"] as? String }) }
            #expect(try await names("tag=et1") == ["客人1", "客人2"])
            #expect(try await names("tag=et1&q=\(Address.encoded("老"))") == ["客人1"])
            #expect(try await names("status=lost") == ["客人2"])
            #expect(try await names("userid=ChenWei&status=ok").isEmpty)
            #expect(try await names("q=%25").isEmpty, "no wildcards")
            #expect(try await caller.get("/contacts?status=drop").status == 400)
        }
    }

    @Test func aMergedContactKeepsItsId() async throws {
        try await Shop.open { shop in
            let company = try await Company(shop), caller = try await shop.caller(.write)
            try await company.meet([company.sight(0), company.sight(1)])
            let ids = try await walk("/contacts", limit: 200, caller)
            let merged = try await caller.send(.post, "/members/\(ids[0])/merge", body: #"{"into":"\#(ids[1])"}"#)
            #expect(merged.status == 200)
            #expect(try await walk("/contacts", limit: 1, caller) == ids)
            #expect(try await caller.get("/contacts/\(ids[0])").json["member"] as? String == ids[1])
        }
    }

    @Test func theRosterTellsWhoIsThereAndHowOthersWent() async throws {
        try await Shop.open { shop in
            let company = try await Company(shop), caller = try await shop.caller(.read), now = shop.world.now()
            let staff = GroupGuest(key: "LiuYang", isStaff: true, name: "柳阳", joined: now - .days(9), way: .invited)
            try await company.see("wr1", [staff, company.guest(1), company.guest(2), company.guest(3)])
            try await company.see(
                "wr1", [staff, company.guest(1)],
                told: [
                    GroupTelling(key: "wm2", kind: .went(isRemoved: true), at: now - .hours(2)),
                    GroupTelling(key: "wm3", kind: .went(isRemoved: false), at: now - .hours(1)),
                ])
            let group = try #require(try await caller.get("/customer-groups").items.first)
            #expect(group["present"] as? Int == 2 && group["staff"] as? Int == 1 && group["chat_id"] as? String == "wr1" && group["state"] as? String == "live")
            let id = try #require(group["group"] as? String), roster = try await caller.get("/groups/\(id)/roster").items
            let exits = Dictionary(uniqueKeysWithValues: roster.map { ($0["key"] as? String ?? "", $0["exit"] as? String ?? "there") })
            #expect(exits == ["LiuYang": "there", "wm1": "there", "wm2": "removed", "wm3": "left"])
            let first = try #require(roster.first { $0["key"] as? String == "wm1" })
            #expect(first["way"] as? String == "code" && first["state"] as? String == "qz1" && first["name"] as? String == "客人1" && first["is_staff"] as? Bool == false)
            #expect(try await caller.get("/groups/\(id)/roster?standing=present").items.count == 2)
            #expect(Set(try await walk("/groups/\(id)/roster?standing=left", "key", limit: 1, caller)) == ["wm2", "wm3"])
            #expect(try await caller.get("/groups/5/roster").status == 404)
        }
    }

    /// Whoever comes while a list is walked neither hides nor doubles anybody.
    @Test func cursorsAreStableUnderInserts() async throws {
        try await Shop.open { shop in
            let company = try await Company(shop), caller = try await shop.caller(.read)
            try await company.meet((0..<12).map { company.sight($0) })
            try await company.see("wr0", (0..<12).map(company.guest))
            for chat in 1..<6 { try await company.see("wr\(chat)", []) }
            let group = try #require(try await caller.get("/customer-groups?limit=200").items.last?["group"] as? String)
            for (path, key, count) in [("/contacts", "id", 12), ("/groups/\(group)/roster", "id", 12), ("/customer-groups", "group", 6)] {
                let before = try await walk(path, key, limit: 200, caller)
                var more = 100
                let walked = try await walk(path, key, limit: 2, caller) {
                    more += 1
                    try await company.meet([company.sight(more)])
                    try await company.see("wr\(more)", [])
                    try await company.see("wr0", (0..<12).map(company.guest) + (101...more).map(company.guest))
                }
                #expect(before.count == count && Set(walked).count == walked.count && walked.filter(before.contains) == before, "\(path): \(walked)")
                try await company.see("wr0", (0..<12).map(company.guest))
                if path == "/contacts" { break }
            }
        }
    }

    @Test func codesAndBridgesTellTheirFigures() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.read), desk = shop.installation.liveCodes, workspace = shop.first.id
            var codes: [LiveCodeID] = []
            for name in ["春季", "夏季", "秋季"] {
                codes.append(try await desk.add(LiveCodePlan(name: name, guide: "", fill: .inOrder, reserve: 0), workspace: workspace, cause: .system))
            }
            let target = try await desk.add(
                TargetPlan(name: "一群", cap: 10, members: 8, days: 7), LiveCodeDesk.Picture(type: "image/png", bytes: Array("PNG".utf8)), to: codes[0],
                workspace: workspace, cause: .system)
            let slug = try #require(CodeSlug(try await desk.one(codes[0], in: workspace).slug))
            for visitor in ["a", "b", "c"] { _ = try await shop.installation.landing.visit(slug, visitor: visitor) }
            #expect(try await walk("/codes", limit: 1, caller) == codes.reversed().map { "\($0)" })
            let one = try await caller.get("/codes/\(codes[0])").json, code = try #require(one["code"] as? [String: Any])
            let shown = try #require((code["targets"] as? [[String: Any]])?.first)
            #expect(shown["id"] as? String == "\(target)" && shown["state"] as? String == "full" && shown["handed"] as? Int == 2 && shown["room"] as? Int == 0)
            #expect((code["alarms"] as? [[String: Any]])?.compactMap { $0["kind"] as? String } == ["nothing_open", "full"])
            let day = try #require((one["days"] as? [[String: Any]])?.first)
            #expect(day["scans"] as? Int == 3 && day["turned_away"] as? Int == 1 && (day["shown"] as? [[String: Any]])?.first?["shown"] as? Int == 2)
            let bridge = try await shop.installation.bridges.make(name: "客服系统", workspace: workspace, cause: .system)
            let told = try await caller.get("/bridges")
            #expect(told.items.first?["id"] as? String == "\(bridge.entry.id)" && told.items.first?["lines"] as? Int == 0 && !told.text.contains("whsec_"))
            #expect(try await caller.get("/bridges/\(bridge.entry.id)").json as NSDictionary == (told.items.first ?? [:]) as NSDictionary)
        }
    }

    /// Programs of another workspace see none of it.
    @Test func othersSeeNothing() async throws {
        try await Shop.open { shop in
            let company = try await Company(shop), caller = try await shop.caller(.read), elsewhere = try await shop.caller(.write, in: shop.second)
            try await company.meet([company.sight(0)])
            try await company.see("wr1", [company.guest(0)])
            let code = try await shop.installation.liveCodes.add(
                LiveCodePlan(name: "春季", guide: "", fill: .inOrder, reserve: 0), workspace: shop.first.id, cause: .system)
            let bridge = try await shop.installation.bridges.make(name: "客服系统", workspace: shop.first.id, cause: .system).entry.id
            let contact = try #require(try await caller.get("/contacts").items.first?["id"] as? String)
            let group = try #require(try await caller.get("/customer-groups").items.first?["group"] as? String)
            for path in ["/contacts/\(contact)", "/groups/\(group)/roster", "/codes/\(code)", "/bridges/\(bridge)"] {
                #expect(try await caller.get(path).status == 200, "\(path)")
                #expect(try await elsewhere.get(path).status == 404, "\(path)")
                #expect(try await shop.stranger.get(path).status == 401, "\(path)")
            }
            for path in ["/contacts", "/customer-groups", "/codes", "/bridges"] { #expect(try await elsewhere.get(path).items.isEmpty, "\(path)") }
        }
    }
}
