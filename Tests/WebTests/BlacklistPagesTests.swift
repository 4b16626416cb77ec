import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

/// The blacklist in the console and in the API.
@Suite struct BlacklistPagesTests {
    @Test func somebodyIsPutThereAndTakenOff() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), member = try await shop.member("小李"), list = shop.first.id.path("/blacklist")
            let form = shop.first.id.path("/members/\(member)/blacklist")
            #expect(try await owner.get(list).text.contains("黑名单上没有人"))
            let empty = try await owner.submit(form, ["reason": " "], page: form)
            #expect(empty.status == .unprocessableContent && empty.text.contains("请写为什么"))
            #expect(try await owner.submit(form, ["reason": "<b>发广告"], page: form).location?.contains("=blacklisted") ?? false)
            let page = try await owner.get(list).text
            #expect(page.contains("小李") && page.contains("&lt;b&gt;发广告") && !page.contains("<b>发广告"))
            #expect(page.contains("现在还在："))
            #expect(try await owner.get(shop.first.id.path("/members/\(member)")).text.contains("在黑名单上（"))
            #expect(try await owner.get(form).text.contains("移出黑名单"))
            #expect(try await owner.get(shop.first.id.path("/audit")).text.contains("放进了黑名单"))
            #expect(try await owner.submit(form + "/removal", [:], page: form).status == .seeOther)
            #expect(try await owner.get(list).text.contains("黑名单上没有人"))
            let analyst = try await shop.signedIn("小分析", .analyst)
            #expect(try await analyst.get(list).status == .forbidden)
        }
    }

    @Test func programsKeepItToo() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.write), member = try await shop.member("小李"), reader = try await shop.caller(.read)
            func isGreeted() async throws -> Bool { try await reader.get("/tasks?kind=greet").items.contains { $0["member"] as? String == "\(member)" } }
            #expect(try await isGreeted())
            let put = try await caller.send(.post, "/members/\(member)/blacklist", body: #"{"reason":"发广告"}"#)
            #expect(put.status == 200 && put.json["reason"] as? String == "发广告" && (put.json["by"] as? String)?.hasPrefix("token:") ?? false)
            #expect(try await reader.get("/blacklist").items.count == 1)
            #expect(try await !isGreeted(), "at once, not with the next import")
            let refused = try await caller.send(.post, "/members/\(member)/blacklist", body: #"{"reason":""}"#)
            #expect(refused.status == 422 && refused.faults.first?["name"] == "reason")
            #expect(try await caller.send(.post, "/members/5/blacklist", body: #"{"reason":"x"}"#).status == 404)
            #expect(try await caller.send(.post, "/members/\(member)/unblacklist").json["member"] as? String == "\(member)")
            #expect(try await caller.send(.post, "/members/\(member)/unblacklist").status == 404)
            #expect(try await reader.get("/blacklist").items.isEmpty)
            #expect(try await isGreeted())
        }
    }

    /// One address cannot take all places of a group, and is shown the same for all that.
    @Test func aProgramClosesNoGroup() async throws {
        try await Shop.open { shop in
            let desk = shop.installation.liveCodes, workspace = shop.first.id
            let code = try await desk.add(LiveCodePlan(name: "春季", guide: "", fill: .inOrder, reserve: 10), workspace: workspace, cause: .system)
            _ = try await desk.add(
                TargetPlan(name: "一群", cap: 200, members: 0, days: 7), LiveCodeDesk.Picture(type: "image/png", bytes: Array("PNG".utf8)), to: code,
                workspace: workspace, cause: .system)
            let path = try await desk.one(code, in: workspace).path
            for _ in 0..<200 {
                let page = try await shop.visitor().get(path, headers: LiveCodePagesTests.phone)
                #expect(page.status == .ok && page.text.contains("一群"))
            }
            #expect(try await desk.one(code, in: workspace).targets[0].seats.handed == VisitorBudget.burst)
            shop.clock.advance(.minutes(5))
            for _ in 0..<20 { _ = try await shop.visitor().get(path, headers: LiveCodePagesTests.phone) }
            #expect(try await desk.one(code, in: workspace).targets[0].seats.handed == VisitorBudget.burst + 5)
        }
    }
}
