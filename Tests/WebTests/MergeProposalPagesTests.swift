import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct MergeProposalPagesTests {
    private static func lines(_ shop: Shop, _ names: [String], group: String = "四群") -> String {
        names.enumerated().map { place, name in
            let at = (shop.world.now() - .hours(Int64(200 - place))).iso
            return #"{"group":"\#(group)","sender":"\#(name)","time":"\#(at)","type":"text","text":"来了"}"# + "\n"
        }.joined()
    }

    private static func open(_ shop: Shop) async throws -> [MergeProposalEntry] {
        let now = shop.world.now(), workspace = shop.first.id
        return try await shop.installation.database.read { try MergeProposalQueries.page(.open, limit: 50, now: now, in: workspace, $0) }
    }

    @Test func pairsAreShownAndDecided() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), list = shop.first.id.path("/members/proposals")
            #expect(try await owner.get(list).text.contains("现在没有要看的"))
            try await shop.bringIn(Self.lines(shop, ["<b>木木", "<b>木木_", "阿远", "阿远_", "小满", "小满_"]), as: "四群.jsonl", by: owner)
            #expect(try await owner.get(shop.first.id.path("/members")).text.contains("对成员像是同一个人"))
            let page = try await owner.get(list).text
            #expect(page.contains("&lt;b&gt;木木_") && page.contains("只差符号或表情。") && page.contains("一位不说话了，当天另一位就开了口。"))
            #expect(!(try await owner.get(shop.first.id.path("")).text.contains("很像是同一个人")), "what is only likely is not on the first screen")
            let all = try await Self.open(shop)
            func act(_ place: Int, _ act: String, from: String = "open", by visitor: Visitor? = nil) async throws -> Visitor.Answer {
                try await (visitor ?? owner).submit(list + "/\(all[place].id)", ["act": act, "from": from], page: "/account")
            }
            #expect(try await act(0, "accept").location == list + "?notice=proposal-accept")
            #expect(try await owner.get(list).text.contains("剩下这 2 个"), "nobody talks much here, so all of it is shown")
            #expect(try await act(1, "refuse").location == list + "?notice=proposal-refuse")
            #expect(try await act(2, "later").location == list + "?notice=proposal-later")
            #expect(try await act(0, "accept").location == list + "?notice=proposal-settled", "a colleague was faster")
            for state in ["later", "merged", "refused"] { #expect(try await owner.get(list + "?state=\(state)").text.contains("pair-")) }
            #expect(try await act(0, "reopen", from: "merged").location == list + "?state=merged&notice=proposal-split")
            #expect(try await act(1, "reopen", from: "refused").location == list + "?state=refused&notice=proposal-reopen")
            #expect(try await Self.open(shop).map(\.id) == [all[1].id])
            let log = try await owner.get(shop.first.id.path("/audit")).text
            #expect(log.contains("说两位成员不是同一个人。") && log.contains("再问一次"))
        }
    }

    @Test func whoMayDecide() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), list = shop.first.id.path("/members/proposals")
            try await shop.bringIn(Self.lines(shop, ["木木", "木木_"]), as: "四群.jsonl", by: owner)
            let pair = try #require(try await Self.open(shop).first).id
            let analyst = try await shop.signedIn("老周", .analyst)
            let seen = try await analyst.get(list).text
            #expect(seen.contains("question-\(pair)") && !seen.contains("name=\"act\"") && !seen.contains("自动合并</h2>"))
            #expect(try await analyst.submit(list + "/\(pair)", ["act": "accept"], page: "/account").status == .forbidden)
            let runner = try await shop.signedIn("运营", .operator)
            #expect(try await runner.submit(list + "/rule", ["on": "0"], page: "/account").status == .forbidden)
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.submit(shop.second.id.path("/members/proposals/\(pair)"), ["act": "accept"], page: "/account").status == .notFound)
            for act in ["", "drop", "Accept"] { #expect(try await owner.submit(list + "/\(pair)", ["act": act], page: "/account").status == .badRequest) }
            for on in ["", "2", "on"] { #expect(try await owner.submit(list + "/rule", ["on": on], page: "/account").status == .badRequest) }
            #expect(try await owner.submit(list + "/rule", ["on": "0"], page: list).location == list + "?notice=proposal-rule-off")
            #expect(try await owner.get(list).text.contains("现在不自动合并"))
            #expect(try await runner.submit(list + "/\(pair)", ["act": "accept"], page: list).status == .seeOther)
        }
    }

    @Test func manyAreTickedAndTakenBack() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), list = shop.first.id.path("/members/proposals"), answers = list + "/questions"
            let names = (0..<24).flatMap { _ in ["木木", "<b>阿远"] } + (0..<22).flatMap { _ in ["木木_", "<b>阿远_"] } + ["木木__", "小满", "小满_"]
            try await shop.bringIn(Self.lines(shop, names), as: "四群.jsonl", by: owner)
            let home = try await owner.get(shop.first.id.path("")).text
            #expect(home.contains("有 2 对成员很像是同一个人"), "who talks much under two names is on the first screen")
            let page = try await owner.get(list).text
            #expect(page.contains("先看这 2 个人") && page.contains("这 3 个名字像是同一个人：“木木”、“木木_”、“木木__”") && page.contains("“&lt;b&gt;阿远_”"))
            #expect(page.contains("另外还有 1 个") && !page.contains("小满"))
            let many = try await owner.get(list + "?many=1&all=1").text
            #expect(many.contains("type=\"checkbox\" form=\"many\"") && many.contains("小满_"))
            #expect(many.ranges(of: "data-step checked>").count == 1, "one is sure: all of its names say a good deal")
            func answer(_ fields: [String: String]) async throws -> Visitor.Answer { try await owner.submit(answers, fields, page: "/account") }
            let all = try await Self.open(shop), woods = all.filter { ($0.one.names + $0.other.names).contains { $0.contains("木木") } }.map { "\($0.id)" }
            #expect(try await answer(["act": "merge", "many": "1"]).location == list + "?many=1&notice=proposals-none")
            for pairs in ["x", "1,", ",", "1,-x"] { #expect(try await answer(["act": "merge", "pairs": pairs]).status == .badRequest) }
            #expect(try await answer(["act": "drop", "pairs": woods[0]]).status == .badRequest)
            #expect(try await answer(["act": "merge", "pairs": "5"]).location == list + "?notice=proposal-settled")
            let merged = try #require(try await answer(["act": "merge", "pairs": woods.joined(separator: ",")]).location)
            #expect(merged.hasSuffix("&notice=proposals-merged") && merged.contains("?undo="))
            #expect(try await owner.get(merged).text.contains("刚才把 2 个名字并进了 1 个人。"))
            let batch = try #require(merged.firstMatch(of: /undo=([0-9]+)/)?.1)
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.submit(shop.second.id.path("/members/proposals/batches/\(batch)"), [:], page: "/account").status == .notFound)
            #expect(try await owner.submit(list + "/batches/\(batch)", [:], page: merged).location == list + "?notice=proposals-undone")
            #expect(try await Self.open(shop).count == all.count)
            #expect(try await owner.submit(list + "/batches/\(batch)", [:], page: list).location == list + "?notice=proposal-settled")
            #expect(!(try await owner.get(merged).text.contains("刚才把")))
            let one = try #require(all.first { woods.contains("\($0.id)") }).one.member
            #expect(try await owner.get(list + "?of=\(one)").text.ranges(of: "id=\"pair-").count == woods.count)
            #expect(try await answer(["act": "refuse", "pairs": woods.joined(separator: ",")]).location == list + "?notice=proposals-refused")
            #expect(try await owner.get(list + "?of=\(one)").location == list, "nothing is asked about them any more")
            let rest = try await Self.open(shop).map { "\($0.id)" }
            #expect(try await answer(["act": "later", "pairs": rest.joined(separator: ","), "all": "1"]).location == list + "?all=1&notice=proposal-later")
            #expect(try await owner.get(list).text.contains("现在没有要看的"))
        }
    }

    @Test func theAPIMergesManyAndTakesItBack() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            try await shop.bringIn(Self.lines(shop, ["木木", "木木_", "木木__", "阿远", "阿远_"]), as: "四群.jsonl", by: owner)
            let caller = try await shop.caller(.write)
            let first = try await caller.get("/merge-questions?limit=1"), second = try await caller.get("/merge-questions?limit=1&cursor=\(try #require(first.next))")
            let asked = try #require(first.items.first), pairs = try #require(asked["proposals"] as? [String])
            #expect((asked["members"] as? [[String: Any]])?.count == 3 && pairs.count == 3 && asked["worthwhile"] as? Bool == false && second.next == nil)
            let batch = try await caller.send(.post, "/merge-batches", body: #"{"proposals":["\#(pairs.joined(separator: "\",\""))","5"]}"#).json
            #expect(batch["people"] as? Int == 1 && batch["names"] as? Int == 2 && batch["left"] as? Int == 1)
            let id = try #require(batch["id"] as? String)
            #expect(try await caller.send(.post, "/merge-batches/\(id)/undo").json["names"] as? Int == 2)
            #expect(try await caller.send(.post, "/merge-batches/\(id)/undo").status == 409)
            #expect(try await caller.send(.post, "/merge-batches/5/undo").status == 404)
            #expect(try await caller.send(.post, "/merge-batches", body: #"{"proposals":[]}"#).status == 400)
            #expect(try await caller.get("/merge-questions").items.count == 2)
        }
    }

    @Test func theAPIDecides() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            try await shop.bringIn(Self.lines(shop, ["木木", "木木_", "阿远", "阿远_"]), as: "四群.jsonl", by: owner)
            let caller = try await shop.caller(.write)
            let first = try await caller.get("/merge-proposals?limit=1"), second = try await caller.get("/merge-proposals?limit=1&cursor=\(try #require(first.next))")
            let id = try #require(first.items.first?["id"] as? String), other = try #require(second.items.first?["id"] as? String)
            #expect(second.next == nil && id != other)
            let shown = try await caller.get("/merge-proposals/\(id)").json
            #expect(shown["strength"] as? String == "likely" && ((shown["evidence"] as? [[String: Any]])?.first?["kind"]) as? String == "name")
            #expect(try await caller.send(.post, "/merge-proposals/\(id)/accept").json["state"] as? String == "merged")
            #expect(try await caller.send(.post, "/merge-proposals/\(id)/refuse").status == 409)
            #expect(try await caller.send(.post, "/merge-proposals/\(id)/reopen").json["state"] as? String == "refused")
            #expect(try await caller.send(.post, "/merge-proposals/\(other)/later").json["later_until"] as? String != nil)
            #expect(try await caller.get("/merge-proposals?state=later").items.count == 1)
            #expect(try await caller.send(.post, "/merge-proposals/5/accept").status == 404)
        }
    }
}
