import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct WelcomePagesTests {
    private static let png = Array(
        Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==") ?? Data())

    private static func rule(_ fields: [String: String]) -> [String: String] {
        ["name": "海报", "text": "你好{{客户昵称}}", "calling": "朋友", "kind": "rule", "states": "poster-7、card", "day": "6", "from": "09:00", "to": ""].merging(fields) { $1 }
    }

    @Test func aWelcomeIsWrittenFilledTriedAndRemoved() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), list = shop.first.id.path("/welcomes")
            let empty = try await owner.get(list).text
            #expect(empty.contains("还没有欢迎语") && empty.contains("还没有接上企业微信"))
            // The address of a channel fills in the form.
            let prefilled = try await owner.get(list + "/new?state=poster-7").text
            #expect(prefilled.contains(">poster-7</textarea>") && prefilled.contains("value=\"rule\" checked"))
            #expect(try await owner.get(list + "/new").text.contains("value=\"default\" checked"))
            for (field, value, said) in [
                ("name", " ", "请写一个名字"), ("text", "{{电话}}", "花括号里只能写"), ("text", String(repeating: "好", count: 1_400), "太长了"),
                ("day", "9", "至少选一天"), ("from", "25:00", "写成 09:00"), ("states", String(repeating: "x", count: 31), "最多 30 个字"),
            ] {
                let refused = try await owner.submit(list, Self.rule([field: value]), page: list + "/new")
                #expect(refused.status == .init(code: 422) && refused.text.contains(said), "\(field) \(value.prefix(9))")
            }
            let made = try await owner.submit(list, Self.rule([:]), page: list + "/new")
            let page = String(try #require(made.location?.split(separator: "?").first))
            let shown = try await owner.get(page + "?name=%E9%99%88%E6%BB%A1").text
            #expect(shown.contains("你好陈满</p>") && shown.contains("渠道：poster-7、card · 周六 09:00–24:00"))
            #expect(try await owner.get(page).text.contains("你好小满</p>"))

            let wrong = try await owner.submit(page + "/attachments", ["kind": "link", "title": "菜单", "address": "javascript:x"], page: page)
            #expect(wrong.status == .init(code: 422) && wrong.text.contains("网址要以") && wrong.text.contains("value=\"javascript:x\""))
            _ = try await owner.submit(page + "/attachments", ["kind": "link", "title": "今日菜单", "address": "https://example.com/m"], page: page)
            let token = try #require(Visitor.token(in: shown))
            let taken = try await owner.upload(page + "/files?name=%E8%8F%9C%E5%8D%95.png", Self.png, token: token)
            #expect(taken.status == .ok && taken.text.contains("welcome-attached"))
            let whole = try await owner.get(page).text
            #expect(whole.contains("今日菜单") && whole.contains("菜单.png"))
            let picture = String(try #require(whole.firstMatch(of: /src="([^"]+\/welcomes\/files\/[0-9]+)"/)).1)
            let sent = try await owner.get(picture)
            #expect(sent.headers[.contentType] == "image/png" && sent.text.contains("PNG"))
            let cover = String(try #require(picture.split(separator: "/").last))
            let program = try await owner.submit(
                page + "/attachments", ["kind": "program", "title": "点单", "app": "wx1234567890", "page": "pages/index", "cover": cover], page: page)
            #expect(program.location?.contains("welcome-attached") ?? false)
            #expect(try await owner.submit(page + "/attachments/2/up", ["version": "4"], page: page).location?.contains("saved") ?? false)
            #expect(try await owner.submit(page + "/attachments/0/removal", ["version": "4"], page: page).location?.contains("welcome-meanwhile") ?? false)
            #expect(try await owner.submit(page + "/attachments/x/removal", ["version": "4"], page: page).status == .notFound)

            let files = try await owner.get(list + "/files").text
            #expect(files.contains("2 处在用") || files.contains("1 处在用"))
            #expect(try await owner.submit(picture + "/removal", [:], page: list + "/files").location?.contains("in-use") ?? false)
            #expect(try await owner.submit(page + "/switch", ["on": "0"], page: page).location?.contains("welcome-off") ?? false)
            #expect(try await owner.get(list).text.contains("停用"))
            #expect(try await owner.submit(page + "/removal", [:], page: page).location == list + "?notice=welcome-removed")
            #expect(try await owner.get(page).status == .notFound)
            let log = try await owner.get(shop.first.id.path("/audit")).text
            #expect(log.contains("写了欢迎语 海报。") && log.contains("删掉了欢迎语 海报。"))
        }
    }

    @Test func whatBecameOfThemIsToldAndALateOneIsSaidEverywhere() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), platform = try await CallbackTests.Platform(shop)
            let plan = try WelcomePlan(name: "默认", text: WelcomeText("你好"), calling: "", isDefault: true, terms: .always)
            _ = try await shop.installation.welcomes.add(plan, workspace: shop.first.id, cause: .system)
            func come(_ code: String, ago: Int64) async throws {
                let at = shop.world.now().milliseconds / 1000 - ago
                let text =
                    "<xml><CreateTime>\(at)</CreateTime><MsgType>event</MsgType><Event>change_external_contact</Event>"
                    + "<ChangeType>add_external_contact</ChangeType><UserID>lina</UserID><ExternalUserID>wm\(code)</ExternalUserID>"
                    + "<State>poster</State><WelcomeCode>\(code)</WelcomeCode></xml>"
                #expect(try await platform.push(text).status == .ok)
            }
            try await come("a", ago: 0)
            let greetings = shop.installation.greetings, line = try #require(try await greetings.lines().first)
            _ = try await greetings.claim(8, of: line)
            #expect(try await !owner.get("/").text.contains("没能在 20 秒内"))
            try await come("b", ago: 30)
            _ = try await greetings.claim(8, of: line)
            let page = try await owner.get(shop.first.id.path("/welcomes?lang=zh-Hans")).text
            #expect(page.contains("最近 24 小时有 1 位新客户没能在 20 秒内收到欢迎语") && page.contains("通知到这里时已经过了 20 秒"))
            #expect(try await owner.get(shop.first.id.path("/members")).text.contains("没能在 20 秒内"))
            let stranger = try await shop.signedIn("小何", .cashier)
            let hidden = try await stranger.get(shop.first.id.path("/welcomes")).status
            #expect(hidden == .notFound || hidden == .forbidden)
        }
    }

    @Test func templatesOfGroupsAreOrderedAtThePlatform() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/welcomes/groups")
            #expect(try await owner.get(page).text.contains("还没有接上"))
            let early = try await owner.submit(page, ["text": "欢迎", "kind": "none"], page: page + "/new")
            #expect(early.status == .init(code: 422) && early.text.contains("先接上企业微信"))
            _ = try await CallbackTests.Platform(shop)
            let long = try await owner.submit(page, ["text": String(repeating: "好", count: 1_001), "kind": "none"], page: page + "/new")
            #expect(long.status == .init(code: 422) && long.text.contains("太长了"))
            let made = try await owner.submit(page, ["text": "{{客户昵称}}，欢迎进群", "kind": "link", "title": "群规", "address": "https://example.com"], page: page + "/new")
            #expect(made.location == page + "?notice=group-welcome-ordered")
            let listed = try await owner.get(page).text
            #expect(listed.contains("{客户昵称}，欢迎进群") && listed.contains("正在加到企业微信") && listed.contains("一共能放 100 条，这里有 1 条"))
            let form = try await owner.get(String(try #require(listed.firstMatch(of: /href="([^"]+\/welcomes\/groups\/[0-9]+)"/)).1)).text
            #expect(form.contains(">{客户昵称}，欢迎进群</textarea>") && form.contains("写 {客户昵称} 的地方"))
            let english = try await owner.get(page + "?lang=en").text
            #expect(english.contains("{name}，欢迎进群"))
            _ = try await owner.get(page + "?lang=zh-Hans")
            // The company goes: what was made stays there, and can be taken out here.
            let company = try #require(try await shop.installation.connections.all(in: shop.first.id).first)
            try await shop.installation.database.write { try $0.run("UPDATE group_welcome SET template_id = 'msg1'") }
            try await shop.installation.connections.remove(company.id, workspace: shop.first.id, cause: .system)
            let gone = try await owner.get(page).text
            #expect(gone.contains("公司已经断开") && gone.contains("要删请到企业微信后台") && !gone.contains("正在加到企业微信"))
            let removal = String(try #require(gone.firstMatch(of: /action="([^"]+\/removal)"/)).1)
            #expect(try await owner.submit(removal, [:], page: page).location == page + "?notice=group-welcome-removed-here")
            #expect(try await owner.get(page).text.contains("还没有入群欢迎语"))
        }
    }
}
