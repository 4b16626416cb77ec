import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Journal
import Kernel
import Storage
import Testing
import Web

@Suite struct ChannelPagesTests {
    private static let phone: HTTPFields = [.userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50 Language/zh_CN"]

    /// A company with two people of the staff, who have contacts.
    private static func connect(_ shop: Shop) async throws -> ConnectionEntry {
        let installation = shop.installation, world = shop.world, workspace = shop.first.id
        let terms = try ConnectionTerms(
            corpID: "ww1a2b3c4d5e6f7081", agentID: "1000007", secret: "a-secret-of-the-app", token: "hello", encodingKey: String(repeating: "k", count: 43))
        let connection = try await installation.connections.connect(terms, workspace: workspace, cause: .commandLine)
        try await come(shop, connection, ["LiuYang", "ChenWei"], state: "")
        try await installation.database.write { tx in
            let tags = [TagGroupSight(id: "etg", name: "来源", tags: [.init(id: "et1", name: "门<店>")])]
            _ = try TagDesk(journal: Journal(world: world), world: world).note(tags, at: world.now(), from: connection, workspace: workspace, tx)
        }
        return connection
    }

    /// Somebody becomes a contact of each.
    private static func come(_ shop: Shop, _ connection: ConnectionEntry, _ staff: [String], state: String) async throws {
        let world = shop.world, now = world.now(), workspace = shop.first.id
        let sights = staff.enumerated().map {
            ContactSight(edge: ContactEdgeKey(staff: $0.element, contact: "wm\($0.offset)\(state)"), name: "客人", since: now, state: state)
        }
        try await shop.installation.database.write { tx in
            _ = try ContactDesk(journal: Journal(world: world), world: world).note(sights, at: now, from: connection, workspace: workspace, tx)
        }
    }

    @Test func aCodeIsMadeScheduledAndRead() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), list = shop.first.id.path("/channels")
            #expect(try await owner.get(list).text.contains("先连上企业微信"))
            #expect(try await owner.get(list + "/new").text.contains("先连上企业微信"))
            let connection = try await Self.connect(shop)
            #expect(try await owner.get(list).text.contains("还没有渠道码"))
            #expect(try await owner.get(shop.first.id.path("/codes")).text.contains("href=\"\(list)\""))
            let form = try await owner.get(list + "/new").text
            #expect(form.contains("role-LiuYang") && form.contains("cap-ChenWei") && form.contains("来源 · 门&lt;店&gt;"))
            var fields = ["connection": "\(connection.id)", "name": "门店A", "guide": "领新人券", "acceptance": "always", "days": ""]
            let none = try await owner.submit(list, fields, page: list + "/new")
            #expect(none.status == .init(code: 422) && none.text.contains("请至少选一位") && none.text.contains("value=\"门店A\""))
            fields.merge(["role-LiuYang": "usual", "role-ChenWei": "backup", "cap-LiuYang": "x", "tag-et1": "1", "remark": "{{name}}-A", "more": "WangFang, ZhaoLei"]) { _, new in new }
            #expect(try await owner.submit(list, fields, page: list + "/new").text.contains("每天最多加的人数"))
            fields["cap-LiuYang"] = "2"
            let made = try await owner.submit(list, fields, page: list + "/new"), page = String(try #require(made.location?.split(separator: "?").first))
            let shown = try await owner.get(page).text
            #expect(shown.contains("LiuYang、WangFang、ZhaoLei") && shown.contains("平时接待的人") && shown.contains("门&lt;店&gt; · “{客户昵称}-A”"))
            #expect(shown.contains("正在告诉企业微信") && shown.contains("/welcomes/new?state=qc"))

            // The hours: what is half filled in is refused where it stands, what is empty is left out.
            let hours = page + "/schedule"
            #expect(try await owner.submit(hours, ["w0-1": "1", "w0-from": "09:00", "w0-to": "18:00"]).text.contains("请给每个时段勾上接待的同事"))
            #expect(try await owner.submit(hours, ["w0-1": "1", "w0-from": "x", "w0-to": "18:00", "w0-staff-ChenWei": "1"]).text.contains("写成 09:00 这样"))
            var week = ["w0-from": "00:00", "w0-to": "00:00", "w0-staff-ChenWei": "1", "w1-from": "09:00", "w1-to": "18:00"]
            for day in 1...7 { week["w0-\(day)"] = "1" }
            #expect(try await owner.submit(hours, week).text.contains("两个不能一样") == false)
            let always = try await owner.get(page).text
            #expect(always.contains("00:00–24:00") && always.contains("<strong>ChenWei</strong>") && always.contains("现在是他们的时段"))
            #expect(try await owner.get(hours).text.contains("name=\"w0-staff-ChenWei\" value=\"1\" checked"))
            // Settings keep the hours.
            fields["name"] = "门店B"
            #expect(try await owner.submit(page + "/settings", fields).location == page + "?notice=saved")
            #expect(try await owner.get(page).text.contains("00:00–24:00"))

            let id = try #require(ChannelCodeID(page.split(separator: "/").last ?? "")), code = try await shop.installation.channels.one(id, in: shop.first.id)
            try await Self.come(shop, connection, ["LiuYang", "ChenWei"], state: code.attribution)
            let counted = try await owner.get(page).text
            #expect(counted.contains("一共加了 2 人，走了 0 人，还在 2 人") && counted.contains("最近 30 天加了 2 人"))
            #expect(try await owner.get(list).text.contains("今天 2 人，一共 2 人，还在 2 人"))
            for (file, type) in [("code.png", "image/png"), ("poster.png?colour=blue", "image/png"), ("poster.pdf", "application/pdf")] {
                let answer = try await owner.get("\(page)/\(file)")
                #expect(answer.status == .ok && answer.headers[.contentType] == type && answer.text.utf8.count > 500)
            }
            #expect(try await owner.get(page + "/days.xlsx").text.hasPrefix("PK"))
            #expect(try await owner.submit(page + "/again", [:], page: page).location == page + "?notice=code-settled")
            #expect(try await owner.submit(page + "/removal", [:], page: page).location == list + "?notice=channel-removed")
            #expect(try await owner.get(page).status == .notFound)
            let log = try await owner.get(shop.first.id.path("/audit")).text
            #expect(log.contains("做了渠道码 门店A。") && log.contains("删掉了渠道码 门店B。"))
        }
    }

    @Test func visitorsSeeTheCodeAndStaffGoOffLine() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), connection = try await Self.connect(shop), ours = shop.first.id
            var plan = ChannelPlan()
            (plan.name, plan.guide, plan.staff, plan.backups) = ("门店A", "领新人券", ["LiuYang"], ["ChenWei"])
            let id = try await shop.installation.channels.add(plan, by: connection.id, workspace: ours, cause: .system)
            let path = try await shop.installation.channels.one(id, in: ours).path
            let early = try await shop.visitor().get(path, headers: Self.phone)
            #expect(early.status == .ok && early.text.contains("加午餐铺为好友") && early.text.contains("正在准备") && !early.text.contains("门店A"))
            for (address, origin) in [("https://wework.qpic.cn/1", "https://wework.qpic.cn"), ("javascript:alert(1)", nil)] as [(String, String?)] {
                try await shop.installation.database.write { tx in try tx.run("UPDATE channel_code SET qr_code = \(address) WHERE id = \(id)") }
                let answer = try await shop.visitor().get(path, headers: Self.phone)
                #expect(answer.text.contains("src=\"\(address)\"") == (origin != nil))
                #expect(answer.headers[.contentSecurityPolicy]?.contains("img-src 'self' data:\(origin.map { " " + $0 } ?? "");") == true)
            }
            _ = try await owner.get(path, headers: Self.phone)
            #expect(try await owner.get(ours.path("/channels/\(id)")).text.contains("data-label=\"扫码\">3</td>"), "three visitors, and staff are none")

            let duty = ours.path("/channels/duty"), who = ["user": "LiuYang", "connection": "\(connection.id)"]
            #expect(try await owner.submit(duty, who.merging(["away": "1"]) { $1 }).location == duty + "?notice=channel-away")
            #expect(try await owner.get(ours.path("/channels/\(id)")).text.contains("换了后备"))
            #expect(try await owner.submit(duty, ["user": "nobody", "connection": "\(connection.id)", "away": "1"]).status == .notFound)
            _ = try await owner.submit(duty + "/address", who, page: duty)
            let own = String(try #require(try await owner.get(duty).text.firstMatch(of: /\/duty\/[0-9a-f]{32}/)).0), visitor = shop.visitor()
            #expect(try await visitor.get(own).text.contains("你现在下线了"))
            #expect(try await visitor.submit(own, ["away": ""]).location == own)
            #expect(try await visitor.get(own).text.contains("你现在在线"))
            #expect(try await owner.get(ours.path("/channels/\(id)")).text.contains("平时接待的人"))
            for lost in ["/duty/x", "/duty/" + String(repeating: "0", count: 32)] { #expect(try await visitor.get(lost).status == .notFound) }
            // Another brand's people see and change nothing.
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second), theirs = shop.second.id.path("/channels")
            for rest in ["", "/settings", "/schedule", "/days.xlsx", "/poster.png"] { #expect(try await stranger.get("\(theirs)/\(id)\(rest)").status == .notFound) }
            #expect(try await stranger.submit(theirs + "/duty", who.merging(["away": "1"]) { $1 }, page: "/account").status == .notFound)
            #expect(try await stranger.submit("\(theirs)/\(id)/removal", [:], page: "/account").status == .notFound)
        }
    }

    /// After the company was disconnected the pages say so, and nothing is promised.
    @Test func codesOfACompanyThatIsGoneSayIt() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), connection = try await Self.connect(shop), ours = shop.first.id
            var plan = ChannelPlan()
            (plan.name, plan.staff) = ("门店A", ["LiuYang"])
            let made = try await shop.installation.channels.add(plan, by: connection.id, workspace: ours, cause: .system)
            let never = try await shop.installation.channels.add(plan, by: connection.id, workspace: ours, cause: .system)
            try await shop.installation.database.write { tx in
                try tx.run("UPDATE channel_code SET config_id = 'c', qr_code = 'https://wework.qpic.cn/1', shown = roster WHERE id = \(made)")
            }
            try await shop.installation.connections.remove(connection.id, workspace: ours, cause: .system)
            for (id, sentence) in [(made, "企业微信已经断开"), (never, "断开的时候这个码还没做成")] {
                let page = ours.path("/channels/\(id)"), text = try await owner.get(page).text
                #expect(text.contains(sentence) && !text.contains("正在告诉企业微信") && !text.contains("再做一次") && !text.contains(page + "/settings"))
                #expect(try await owner.submit(page + "/again", [:], page: page).location == page + "?notice=code-company-gone")
                #expect(try await owner.get(ours.path("/channels")).text.contains(sentence))
            }
            let path = try await shop.installation.channels.one(never, in: ours).path, landing = try await shop.visitor().get(path, headers: Self.phone)
            #expect(landing.text.contains("这个二维码现在用不了") && !landing.text.contains("正在准备"))
            let page = ours.path("/channels/\(made)")
            #expect(try await owner.get(page).text.contains("poster.png"))
            #expect(try await !owner.get(ours.path("/channels/\(never)")).text.contains("poster.png"), "nobody prints what leads nowhere")
            #expect(try await owner.submit(page + "/removal", [:], page: page).location == ours.path("/channels") + "?notice=channel-removed-here")
            let other = ours.path("/channels/\(never)")
            #expect(try await owner.submit(other + "/removal", [:], page: other).location == ours.path("/channels") + "?notice=channel-removed")
        }
    }

    @Test func theAPIMakesListsAndTells() async throws {
        try await Shop.open { shop in
            let connection = try await Self.connect(shop), caller = try await shop.caller(.write)
            let bad = try await caller.send(.post, "/channel-codes", body: #"{"name":"直播间","staff":[]}"#)
            #expect(bad.status == 422 && bad.text.contains("staff"))
            let body = """
                {"name":"直播间","staff":["LiuYang"],"backups":["ChenWei"],"caps":[{"user":"LiuYang","most":1}],"remark":"{{name}}-播",
                "shifts":[{"days":[1,2],"from":"09:00","to":"24:00","staff":["ChenWei"]}]}
                """
            let made = try await caller.send(.post, "/channel-codes", body: body)
            #expect(made.status == 200 && made.json["is_shown"] as? Bool == false && made.json["answers"] != nil, "\(made.text)")
            let state = try #require(made.json["state"] as? String), id = try #require(made.json["id"] as? String)
            try await Self.come(shop, connection, ["LiuYang"], state: state)
            let items = try await caller.get("/channel-codes").items
            #expect(items.count == 1 && items[0]["added"] as? Int == 1 && items[0]["here"] as? Int == 1)
            let one = try await caller.get("/channel-codes/\(id)").json
            #expect((one["days"] as? [[String: Any]])?.first?["added"] as? Int == 1)
            let choices = try await shop.installation.database.read { [ours = shop.first.id] tx in try ChannelQueries.choices(in: ours, tx).map { "\($0.state) \($0.name)" } }
            #expect(choices == ["\(state) 直播间"])
            #expect(try await shop.caller(.read, in: shop.second).get("/channel-codes/\(id)").status == 404)
        }
    }
}
