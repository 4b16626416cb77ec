import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import PlatformSimulator
import Testing
import Web
import WeComConnector

@Suite struct WeComPagesTests {
    @Test func aStrangerIsLedFromNothingToTheGroups() async throws {
        try await Shop.open(settings: WebSettings(localOrigin: "http://127.0.0.1:8080")) { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), ours = shop.first.id, page = ours.path("/wecom")
                for door in ["/settings", ""] { #expect(try await owner.get(ours.path(door)).text.contains("href=\"\(page)\"")) }
                #expect(try await owner.get(page).text.contains("在“我的企业”这一页的最下面"))
                let other = try await owner.submit(page, company.form.merging(["agent": "1"]) { $1 })
                #expect(other.status == .unprocessableContent && other.text.contains("AgentId 和 Secret 不是同一个应用的"))
                #expect(try await shop.installation.connections.all(in: ours).isEmpty)
                let answer = try await owner.submit(page, company.form)
                let entry = try #require(try await shop.installation.connections.all(in: ours).first)
                let setup = page + "/\(entry.id)/setup"
                #expect(answer.location == setup + "?notice=wecom-connected")
                let terms = try await shop.installation.connections.terms(of: entry.id, workspace: ours)
                let shown = try await owner.get(setup).text
                #expect(shown.contains("value=\"http://127.0.0.1:8080\(entry.callbackPath)\""))
                #expect(terms.token.utf8.count == 32 && terms.encodingKey.utf8.count == 43)
                let waiting = try await owner.get(page + "/\(entry.id)/progress?step=callback").text
                #expect(waiting.contains("还没有叫通") && !waiting.contains("next"))
                // Our own call is no sign that the platform found us.
                let platform = try await CallbackTests.Platform(shop, of: entry)
                #expect(try await platform.verify("quanzi-probe-1") == "quanzi-probe-1")
                #expect(try await !owner.get(page + "/\(entry.id)/progress?step=callback").text.contains("next"))
                #expect(try await shop.installation.connections.one(entry.id, in: ours).reached == nil)
                #expect(try await platform.verify("1616140317555161061") == "1616140317555161061")
                #expect(try await owner.get(page + "/\(entry.id)/progress?step=callback").text.contains("notice=wecom-reached"))
                let reached = try await owner.get(setup + "?step=callback").text
                #expect(reached.contains("叫通过这个地址") && !reached.contains(terms.token) && !reached.contains(terms.encodingKey))
                // Resumes where something is left.
                #expect(try await owner.get(setup).text.contains("让企业微信信任这台服务器"))
                #expect(try await owner.get(page + "/\(entry.id)/progress?step=look").text.contains("正在开始"))
                try await company.sync(shop, entry.id)
                #expect(try await owner.get(page + "/\(entry.id)/progress?step=look").text.contains("\"next\""))
                let done = try await owner.get(setup).text
                #expect(done.contains("连好了") && done.contains("现在看得到 3 个客户群"))
                #expect(try await owner.get(setup + "?step=look").text.contains("连好了"), "who waited for the step before comes here")
            }
        }
    }

    @Test func whatTheRealPlatformNeedsIsShownAndSaidHonestly() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), platform = try await CallbackTests.Platform(shop)
            let setup = shop.first.id.path("/wecom/\(platform.connection)/setup?step=callback"), unknown = try await owner.get(setup).text
            #expect(unknown.contains("圈子还不知道自己在外面的地址") && unknown.contains("value=\"\(CallbackTests.token)\""))
            #expect(unknown.contains("value=\"\(CallbackTests.key)\"") && !unknown.contains("a-secret-of-the-app"))
        }
        try await Shop.open(settings: WebSettings(publicOrigin: "https://quanzi.example")) { shop in
            let owner = try await shop.signedIn("阿明", .owner), platform = try await CallbackTests.Platform(shop)
            let known = try await owner.get(shop.first.id.path("/wecom/\(platform.connection)/setup?step=callback")).text
            #expect(known.contains("value=\"https://quanzi.example\(platform.path)\"") && !known.contains("还不知道自己在外面的地址"))
        }
    }

    @Test func whatIsWrongIsSaidBeforeTheCompanyIsTaken() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/wecom"), desk = shop.installation.connections
                func refused(_ changes: [String: String]) async throws -> String {
                    let answer = try await owner.submit(page, company.form.merging(changes) { $1 })
                    #expect(answer.status == .init(code: 422), "\(changes)")
                    #expect(!answer.text.contains(company.platform.credentials.secret) && !answer.text.contains("geheim-geheim"))
                    #expect(try await desk.all(in: shop.first.id).isEmpty)
                    return answer.text
                }
                let wrong = try await refused(["secret": "geheim-geheim"])
                #expect(wrong.contains("Secret 不对。在自建应用") && wrong.contains("value=\"\(company.platform.credentials.corpID)\""))
                #expect(try await refused(["corp": "ww0000000000000000"]).contains("企业微信没有这个企业 ID"))
                #expect(try await refused(["base": "http://127.0.0.1:1"]).contains("连不上企业微信"))
                #expect(try await refused(["base": company.base + "/elsewhere"]).contains("回答的不是企业微信"))
                #expect(try await refused(["base": "ftp://x"]).contains("接口地址不对"))
                #expect(try await refused(["agent": "x"]).contains("AgentId 不对"))
                #expect(try await refused(["corp": "<b>"]).contains("企业 ID 不对"))
                company.trusts(false)
                #expect(try await refused([:]).contains("不认这台服务器的地址 127.0.0.1"))
                company.trusts(true)
                let entry = try await company.connect(shop, by: owner), number = entry.secretNumber
                let again = try await owner.submit(page, company.form, page: page + "?new=1")
                #expect(again.status == .init(code: 422) && again.text.contains("已经连在这里了"))
                #expect(try await desk.one(entry.id, in: shop.first.id).secretNumber == number, "the callback stays")
                let stranger = try await shop.signedIn("外人", .owner, in: shop.second), theirs = shop.second.id.path("/wecom")
                #expect(try await stranger.submit(theirs, company.form).text.contains("已经连在这台服务器的另一个社群空间里"))
                #expect(try await !stranger.get(theirs).text.contains(entry.corpID))
                for path in ["", "/setup", "/secret", "/failed", "/progress"] {
                    #expect(try await stranger.get(theirs + "/\(entry.id)\(path)").status == .notFound, "\(path)")
                }
            }
        }
    }

    @Test func theSelfCheckSaysWhatWorksAndWhatDoesNot() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), helper = try await shop.signedIn("小周", .operator)
                let entry = try await company.connect(shop, by: owner), one = shop.first.id.path("/wecom/\(entry.id)")
                let fresh = try await owner.get(one).text
                #expect(fresh.components(separatedBy: "还没有检查过").count == 5 && fresh.contains("没有设置，聊天内容靠导入"))
                #expect(fresh.contains("企业微信还没有叫通过这个地址"))
                func check() async throws -> String {
                    #expect(try await owner.submit(one + "/check", [:], page: one).location == one + "?notice=wecom-checked")
                    return try await owner.get(one).text
                }
                let fine = try await check()
                for words in ["企业微信接受这个 Secret", "企业微信认得这台服务器", "有 3 位同事可以有客户", "刚刚检查的"] { #expect(fine.contains(words), "\(words)") }
                // The shop's clock is not the one of the machine that answers.
                #expect(fine.contains("check-broken") && fine.contains("NTP"))
                #expect(fine.contains("圈子不知道自己在外面的地址"), "nobody said where it is reached")
                company.trusts(false)
                #expect(try await check().contains("不认这台服务器的地址 127.0.0.1"))
                let page = try await owner.get(shop.first.id.path("/groups")).text, alarm = "不认这台服务器，群里的进出暂时看不到"
                #expect(page.contains(alarm) && page.contains("href=\"\(one)/setup?step=address\""))
                let seen = try await helper.get(shop.first.id.path("/groups")).text
                #expect(seen.contains(alarm) && !seen.contains("/setup?step=address"))
                let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
                #expect(try await !stranger.get(shop.second.id.path("/groups")).text.contains(alarm))
                company.trusts(true)
                let back = try await owner.submit(one + "/check", ["from": "setup"], page: one)
                #expect(back.location == one + "/setup?step=address")
                #expect(try await !owner.get(shop.first.id.path("/groups")).text.contains(alarm))
                #expect(try await shop.installation.connections.one(entry.id, in: shop.first.id).asked != nil, "what was missed is looked at now")
            }
        }
    }

    @Test func theComparisonTellsWhatWasMissed() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner)
                let entry = try await company.connect(shop, by: owner), one = shop.first.id.path("/wecom/\(entry.id)")
                try await company.sync(shop, entry.id)
                #expect(try await owner.get(one).text.contains("第一遍看了 3 个群"))
                shop.clock.advance(.minutes(30))
                try await company.sync(shop, entry.id)
                #expect(try await owner.get(one).text.contains("谁在里面和记下的一样"))
                company.loseSomebody()
                shop.clock.advance(.minutes(30))
                try await company.sync(shop, entry.id)
                #expect(try await owner.get(one).text.contains("发现漏记了 0 次进群、1 次离开"))
                company.trusts(false)
                let refused = try await company.sync(shop, entry.id)
                #expect(refused.state == .refused && refused.complaint?.address == "127.0.0.1")
                #expect(try await owner.get(one).text.contains("不认这台服务器的地址"))
                shop.clock.advance(.days(8))
                #expect(try await owner.submit(one + "/comparison", [:], page: one).location == one + "?notice=wecom-compared")
                #expect(try await shop.installation.connections.one(entry.id, in: shop.first.id).asked == shop.world.now())
            }
        }
    }
}
