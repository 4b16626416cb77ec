import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Journal
import Kernel
import Testing
import Web

@Suite struct WebhookPagesTests {
    private static let all = Dictionary(uniqueKeysWithValues: WebhookEvent.allCases.map { ($0.rawValue, "1") })

    @Test func anAddressIsAddedTestedAndRemoved() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/webhooks"), list = shop.first.id.path("/deliveries")
            #expect(try await owner.get(shop.first.id.path("/settings")).text.contains("href=\"\(page)\""))
            #expect(try await owner.get(page).text.contains("还没有地址"))
            #expect(try await owner.get(list).text.contains("还没有地址，所以什么都没发"))
            let made = try await owner.submit(page, Self.all.merging(["address": "https://till.example/hook?key=geheim"]) { own, _ in own })
            #expect(made.status == .created && made.location == nil)
            let secret = String(try #require(made.text.firstMatch(of: /whsec_[A-Za-z0-9+\/=]{44}/)).0)
            let one = String(try #require(made.text.firstMatch(of: /href="(\/w\/[0-9]+\/webhooks\/[0-9]+)"/)).1)
            for path in [page, one] { #expect(try await !owner.get(path).text.contains("whsec_"), "told once") }
            let shown = try await owner.get(page).text
            #expect(shown.contains("https://till.example/hook<") && !shown.contains("geheim") && shown.contains("群的状态变了 · 有新任务"))
            #expect(try await owner.get(one).text.contains("https://till.example/hook?key=geheim"))
            #expect(try await owner.get(list).text.contains("还没有发过"))
            #expect(try await owner.submit(one + "/test", [:], page: one).location == one + "?notice=webhook-tested")
            let sent = try await owner.get(list).text
            #expect(sent.contains("测试") && sent.contains("还在发") && sent.contains("msg_"))
            let next = try await owner.submit(one + "/secret", [:], page: one)
            #expect(next.text.contains("whsec_") && !next.text.contains(secret) && next.text.contains("旧密钥用到"))
            #expect(try await owner.submit(one + "/removal", [:], page: one).location == page + "?notice=webhook-removed")
            #expect(try await owner.get(page).text.contains("还没有地址"))
            #expect(try await owner.get(one).status == .notFound)
            let log = try await owner.get(shop.first.id.path("/audit")).text
            for act in ["添加了通知地址 https://till.example。", "给通知地址 https://till.example 换了密钥。", "删掉了通知地址 https://till.example。"] {
                #expect(log.contains(act), "\(act)")
            }
            #expect(!log.contains("geheim"))
        }
    }

    @Test func itIsSwitchedAndChangedAndSaysSo() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), ours = shop.first.id
            let id = try await shop.installation.webhooks.add(
                address: "http://127.0.0.1:9/", events: WebhookEvent.allCases, workspace: ours, cause: .system
            ).entry.id
            let one = ours.path("/webhooks/\(id)")
            let none = try await owner.submit(one + "/events", [:], page: one)
            #expect(none.status == .init(code: 422) && none.text.contains("请至少选一样"))
            #expect(try await owner.submit(one + "/events", ["report.made": "1"], page: one).location == one + "?notice=saved")
            #expect(try await shop.installation.webhooks.one(id, in: ours).events == [.reportMade])
            #expect(try await owner.submit(one + "/switch", ["on": "0"], page: one).location == one + "?notice=webhook-off")
            let off = try await owner.get(one).text
            #expect(off.contains("已停用") && off.contains("重新启用") && !off.contains("发一条测试</button>"))
            #expect(try await owner.submit(one + "/test", [:], page: one).location == one + "?notice=webhook-is-off")
            #expect(try await owner.submit(one + "/switch", ["on": "1"], page: one).location == one + "?notice=webhook-on")
        }
    }

    @Test func deliveriesAreReadPageByPageAndDecided() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), ours = shop.first.id, list = ours.path("/deliveries")
            let desk = shop.installation.webhooks, dispatch = shop.installation.webhookDispatch
            let id = try await desk.add(address: "https://till.example/", events: [.reportMade], workspace: ours, cause: .system).entry.id
            for _ in 0..<65 { _ = try await desk.test(id, workspace: ours) }
            var names: [String] = [], path: String? = list
            while let now = path {
                let text = try await owner.get(now).text
                names += text.matches(of: /msg_([0-9]+)/).map { String($0.1) }
                path = text.firstMatch(of: /href="([^"]+before=[0-9]+)"/).map { String($0.1).replacing("&amp;", with: "&") }
                #expect(names.count <= 65)
            }
            #expect(names.count == 65 && Set(names).count == 65)
            let errand = try #require(try await dispatch.next(to: id, in: ours))
            try await dispatch.settle(errand, .permanent, status: 404, problem: nil, took: .seconds(2), workspace: ours)
            let failed = try await owner.get(list + "?state=failed").text
            #expect(failed.contains("没送到") && failed.contains("对方答 404，用了 2,000 毫秒") && failed.contains(errand.id))
            #expect(try await owner.get(ours.path("/webhooks")).text.contains("1 条没送到"))
            #expect(try await owner.get(list + "?state=unknown").text.contains("没有这样的记录"))
            let again = list + "/\(errand.id.dropFirst(4))/again"
            #expect(failed.contains("action=\"\(again)\""))
            let back = try await owner.submit(again, ["state": "failed", "webhook": "\(id)"], page: list + "?state=failed")
            #expect(back.location == list + "?state=failed&webhook=\(id)&notice=delivery-again")
            #expect(try await owner.submit(again, [:], page: "/account").location == list + "?notice=delivery-settled")
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            let theirs = shop.second.id.path("/deliveries")
            #expect(try await stranger.submit(theirs + "/\(errand.id.dropFirst(4))/again", [:], page: "/account").status == .notFound)
            #expect(try await !stranger.get(theirs + "?webhook=\(id)").text.contains("msg_"))
        }
    }

    @Test func whatIsWrongIsSaidAtItsField() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/webhooks")
            let wrong: [([String: String], String)] = [
                (Self.all, "请填地址。"), (Self.all.merging(["address": "http://example.com/"]) { $1 }, "外网的地址要以 https://"),
                (Self.all.merging(["address": "till.example"]) { $1 }, "这个地址不能用"), (["address": "https://till.example/"], "请至少选一样。"),
                (Self.all.merging(["address": "https://a.example/" + String(repeating: "x", count: 1000)]) { $1 }, "最多 1000 个字符"),
            ]
            for (fields, sentence) in wrong {
                let answer = try await owner.submit(page, fields)
                #expect(answer.status == .init(code: 422) && answer.text.contains(sentence), "\(fields)")
                #expect(fields["address"].map { answer.text.contains("value=\"\($0)\"") } ?? true)
            }
            #expect(try await shop.installation.webhooks.all(in: shop.first.id).isEmpty)
        }
    }

    @Test func theAPIDoesTheSame() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.write), reader = try await shop.caller(.read), elsewhere = try await shop.caller(.write, in: shop.second)
            let made = try await caller.send(.post, "/webhooks", body: #"{"address":"https://till.example/hook?key=geheim","events":["import.finished","import.finished"]}"#)
            #expect(made.status == 200 && (made.json["secret"] as? String)?.hasPrefix("whsec_") ?? false)
            let webhook = try #require(made.json["webhook"] as? [String: Any]), id = try #require(webhook["id"] as? String)
            #expect(webhook["origin"] as? String == "https://till.example" && webhook["events"] as? [String] == ["import.finished"])
            let list = try await reader.get("/webhooks")
            #expect(list.items.count == 1 && !list.text.contains("geheim") && !list.text.contains("whsec_"))
            let changed = try await caller.send(.patch, "/webhooks/\(id)", body: #"{"state":"off"}"#)
            #expect(changed.json["state"] as? String == "off" && changed.json["events"] as? [String] == ["import.finished"])
            #expect(try await caller.send(.post, "/webhooks/\(id)/test").problem == "conflict")
            _ = try await caller.send(.patch, "/webhooks/\(id)", body: #"{"state":"on","events":["report.made"]}"#)
            #expect(try await caller.send(.patch, "/webhooks/\(id)", body: #"{"state":"gone"}"#).problem == "bad-body")
            let test = try await caller.send(.post, "/webhooks/\(id)/test")
            #expect(test.status == 200 && test.json["state"] as? String == "waiting" && test.json["event"] as? String == "webhook.test")
            #expect(try await reader.get("/deliveries?webhook=\(id)&state=waiting").items.count == 1)
            #expect(try await reader.get("/deliveries?state=failed").items.isEmpty)
            let delivery = try #require(test.json["id"] as? String)
            #expect(try await caller.send(.post, "/deliveries/\(delivery)/again").problem == "conflict")
            for path in ["/webhooks/\(id)/test", "/webhooks/\(id)/secret", "/webhooks/\(id)/delete", "/deliveries/\(delivery)/again", "/deliveries/\(delivery)/end"] {
                #expect(try await elsewhere.send(.post, path).status == 404, "\(path)")
                #expect(try await reader.send(.post, path).problem == "scope-too-small", "\(path)")
            }
            #expect(try await elsewhere.get("/deliveries").items.isEmpty)
            let refused = try await caller.send(.post, "/webhooks", body: #"{"address":"http://example.com","events":["report.made"]}"#)
            #expect(refused.status == 422 && refused.faults.first?["name"] == "address")
            for body in [#"{"address":"https://a.example"}"#, #"{"address":"https://a.example","events":["nothing"]}"#, #"{"address":1,"events":[]}"#] {
                #expect(try await caller.send(.post, "/webhooks", body: body).problem == "bad-body", "\(body)")
            }
            #expect(try await caller.send(.post, "/webhooks", body: #"{"address":"https://a.example","events":[]}"#).faults.first?["name"] == "events")
            #expect(try await caller.send(.post, "/webhooks/\(id)/delete").status == 200)
            for path in ["/webhooks", "/deliveries"] { #expect(try await caller.get(path).items.isEmpty) }
        }
    }
}
