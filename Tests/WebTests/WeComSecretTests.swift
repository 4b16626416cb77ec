import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Journal
import Kernel
import PlatformSimulator
import Storage
import Testing
import Web
import WeComConnector

/// New secrets, the switch, the end of a connection, and the callbacks that failed.
@Suite struct WeComSecretTests {
    @Test func aRefusedSecretIsSaidEverywhereAndReplaced() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), desk = shop.installation.connections, ours = shop.first.id
                var wrong = try await company.connect(shop, by: owner)
                let good = company.platform.credentials.secret, one = ours.path("/wecom/\(wrong.id)"), known = try await desk.terms(of: wrong.id, workspace: ours)
                wrong = try await desk.connect(
                    ConnectionTerms(
                        corpID: known.corpID, agentID: known.agentID, secret: "no-secret-any-more", token: known.token,
                        encodingKey: known.encodingKey, apiBase: known.apiBase), workspace: ours, cause: .system)
                #expect(try await company.sync(shop, wrong.id).complaint?.trouble == .secret)
                let home = try await owner.get(ours.path("")).text
                #expect(home.contains("不再接受这里的密钥") && home.contains("href=\"\(one)/secret\""))
                let again = try await owner.submit(one + "/secret", ["agent": known.agentID, "secret": "still-no-secret"])
                #expect(again.status == .init(code: 422) && again.text.contains("Secret 不对") && !again.text.contains("still-no-secret"))
                #expect(try await owner.submit(one + "/secret", ["agent": known.agentID, "secret": "short"]).text.contains("整段复制过来"))
                let mended = try await owner.submit(one + "/secret", ["agent": known.agentID, "secret": good])
                #expect(mended.location == one + "?notice=wecom-secret-changed")
                #expect(try await !owner.get(ours.path("")).text.contains("不再接受这里的密钥"))
                let after = try await desk.terms(of: wrong.id, workspace: ours)
                #expect(after.secret == good && after.token == known.token && after.encodingKey == known.encodingKey, "the callback stays")
                for path in ["", "/setup", "/setup?step=callback", "/secret", "/failed"] {
                    #expect(try await !owner.get(one + path).text.contains(good), "\(path)")
                }
                #expect(try await !owner.get(ours.path("/audit")).text.contains(good))
            }
        }
    }

    /// What was asked with the old secret is answered after there is a new one.
    @Test func aLateAnswerToTheOldSecretSaysNothingAboutTheNewOne() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), desk = shop.installation.connections, ours = shop.first.id
                let old = try await company.connect(shop, by: owner)
                let terms = try await desk.terms(of: old.id, workspace: ours)
                let new = try await desk.connect(terms, workspace: ours, cause: .system)
                #expect(new.secretNumber == old.secretNumber + 1)
                let http = WeComHTTP(base: company.base)
                let client = WeComClient(
                    corpID: terms.corpID, secret: "of-another-time", transport: http.transport, limits: WeComLimits(world: shop.world),
                    world: shop.world)
                let failure = await #expect(throws: WeComFailure.self) { try await client.verify() }
                try await http.close()
                try await desk.noteRefused(old, try #require(failure), workspace: ours)
                #expect(try await desk.one(old.id, in: ours).state == .on)
                try await desk.noteRefused(new, try #require(failure), workspace: ours)
                #expect(try await desk.one(old.id, in: ours).state == .refused)
                try await desk.noteAccepted(old, workspace: ours)
                #expect(try await desk.one(old.id, in: ours).state == .refused)
                try await desk.noteAccepted(new, workspace: ours)
                #expect(try await desk.one(old.id, in: ours).state == .on)
            }
        }
    }

    @Test func tokenAndKeyMayBeTheirOwn() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), platform = try await CallbackTests.Platform(shop), ours = shop.first.id
            let one = ours.path("/wecom/\(platform.connection)"), desk = shop.installation.connections
            _ = try await platform.verify("1616140317555161061")
            #expect(try await desk.one(platform.connection, in: ours).reached != nil)
            let wrong = try await owner.submit(one + "/callback", ["callback-token": "a-b", "callback-key": "kurz"], page: one)
            #expect(wrong.status == .init(code: 422) && wrong.text.contains("Token 不对") && wrong.text.contains("value=\"a-b\""))
            let key = String(repeating: "A", count: 43)
            #expect(try await owner.submit(one + "/callback", ["callback-token": "T0ken", "callback-key": key], page: one).status == .seeOther)
            let entry = try await desk.one(platform.connection, in: ours), terms = try await desk.terms(of: entry.id, workspace: ours)
            #expect(entry.reached == nil && terms.token == "T0ken" && terms.encodingKey == key && terms.secret == "a-secret-of-the-app")
            #expect(try await owner.submit(one + "/callback", ["fresh": "1"], page: one).status == .seeOther)
            #expect(try await desk.terms(of: entry.id, workspace: ours).token != "T0ken")
        }
    }

    @Test func itIsSwitchedOffAndEnds() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), desk = shop.installation.connections, ours = shop.first.id
                let entry = try await company.connect(shop, by: owner), list = ours.path("/wecom"), one = list + "/\(entry.id)"
                try await company.sync(shop, entry.id)
                #expect(try await owner.submit(one + "/switch", ["on": "0"], page: one).location == one + "?notice=wecom-off")
                #expect(try await owner.get(one).text.contains("停用了"))
                #expect(try await owner.submit(one + "/switch", ["on": "1"], page: one).location == one + "?notice=wecom-on")
                #expect(try await owner.submit(one + "/removal", [:], page: one).location == list + "?notice=wecom-removed")
                #expect(try await owner.get(one).status == .notFound)
                await #expect(throws: ConnectionRefusal.notFound) { _ = try await desk.terms(of: entry.id, workspace: ours) }
                func groups() async throws -> Int? {
                    try await shop.installation.database.read { tx in
                        try tx.first("SELECT count(*) FROM customer_group WHERE workspace_id = \(ours) AND connection_id = \(entry.id)") { $0.int(0) }
                    }
                }
                #expect(try await groups() == 3, "what is known stays")
                // The company is free for others, and what is known goes on if it comes back.
                let stranger = try await shop.signedIn("外人", .owner, in: shop.second), theirs = shop.second.id.path("/wecom")
                #expect(try await stranger.submit(theirs, company.form).status == .seeOther)
                let other = try #require(try await desk.all(in: shop.second.id).first)
                #expect(other.id != entry.id)
                #expect(try await stranger.submit(theirs + "/\(other.id)/removal", [:], page: theirs + "/\(other.id)").status == .seeOther)
                #expect(try await company.connect(shop, by: owner).id == entry.id)
                try await company.sync(shop, entry.id)
                #expect(try await groups() == 3)
                let log = try await owner.get(ours.path("/audit")).text
                for act in ["连接了企业微信", "停用了企业微信", "打开了企业微信", "彻底断开了企业微信"] { #expect(log.contains(act + " ") || log.contains(act), "\(act)") }
            }
        }
    }

    @Test func callbacksThatFailedAreReadPageByPageAndHandledOnceMore() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), platform = try await CallbackTests.Platform(shop), ours = shop.first.id
            let list = ours.path("/wecom/\(platform.connection)/failed"), one = ours.path("/wecom/\(platform.connection)")
            #expect(try await owner.get(list).text.contains("没有。收到的都处理好了"))
            for number in 0..<45 {
                _ = try await platform.push(CallbackTests.joined.replacing("<ChatId><![CDATA[wr1]]>", with: "<ChatId><![CDATA[geheim\(number)]]>"))
            }
            let inbox = Inbox(world: shop.world), database = shop.installation.database
            try await database.write { tx in
                for (number, claimed) in try inbox.next(from: "wecom.\(platform.connection)", limit: 50, workspace: ours, tx).enumerated() {
                    if number < 40 {
                        try inbox.settle(claimed, .refused, problem: "externalcontact/groupchat/get: errcode 60011 [1764]", workspace: ours, tx)
                    } else {
                        try inbox.settle(claimed, .postponed, problem: "externalcontact/groupchat/get: no answer (timeout)", workspace: ours, tx)
                    }
                }
                // Of another source, which is nobody's business here.
                _ = try inbox.receive(source: "wecom.1", key: [1], body: Array("<xml/>".utf8), workspace: ours, tx)
                for claimed in try inbox.next(from: "wecom.1", limit: 50, workspace: ours, tx) { try inbox.settle(claimed, .refused, workspace: ours, tx) }
            }
            let first = try await owner.get(list).text
            #expect(first.contains("客户群有变化") && first.contains("群主多半不在应用的可见范围里") && first.contains("企业微信没有回答"))
            #expect(first.contains("change_external_chat update") && first.contains("40 条失败的都再来一次") && !first.contains("geheim"))
            #expect(try await owner.get(one).text.contains("有 40 条没处理成"))
            var ids: [String] = [], path: String? = list
            while let now = path {
                let text = try await owner.get(now).text
                ids += text.matches(of: /failed\/([0-9]+)\/again/).map { String($0.1) }
                path = text.firstMatch(of: /href="([^"]+before=[0-9]+)"/).map { String($0.1) }
            }
            #expect(ids.count == 40 && Set(ids).count == 40, "those that come again have no button")
            let again = list + "/\(ids[0])/again"
            #expect(try await owner.submit(again, [:], page: list).location == list + "?notice=wecom-again")
            #expect(try await owner.submit(again, [:], page: list).location == list + "?notice=wecom-settled")
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.submit(again, [:], page: "/account").status == .notFound)
            #expect(try await owner.submit(list + "/again", [:], page: list).location == list + "?notice=wecom-again")
            let counts = try await database.read { tx in try inbox.counts(workspace: ours, tx) }
            #expect(counts[.failed] == 1 && counts[.waiting] == 45)
        }
    }
}
