import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct OperatorPagesTests {
    @Test func markingCountsWhatTheySaidAsOurs() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), member = try await shop.member("王姐")
            let page = shop.first.id.path("/members/\(member)")
            #expect(try await owner.get(page).text.contains("是我们的人"))
            let group = try #require(try await shop.groups()[Community.lunch])
            func operators() async throws -> Int? {
                try await shop.installation.database.read { [workspace = shop.first.id] tx in
                    try SectionQueries.one(ContentFigures.self, of: group, in: workspace, tx)?.operators
                }
            }
            #expect(try await operators() == 0)
            let marked = try await owner.submit(page + "/operator", ["mark": "person"], page: page)
            #expect(marked.location == page + "?notice=operator-marked")
            #expect(try await operators() == 1, "the figures are made anew")
            let after = try await owner.get(page).text
            #expect(after.contains("<span class=\"kind\">我们的人</span>") && after.contains("取消标记"))
            let list = try await owner.get(shop.first.id.path("/operators")).text
            #expect(list.contains("王姐") && !list.contains("还没有标记谁"))
            let gone = try await owner.submit(page + "/operator", ["mark": "none", "from": "list"], page: "/account")
            #expect(gone.location == shop.first.id.path("/operators?notice=operator-unmarked"))
            #expect(try await operators() == 0)
            let events = try await shop.installation.database.read { tx in
                try tx.first("SELECT count(*) FROM event WHERE kind IN ('member.operator_marked', 'member.operator_unmarked')") { $0.int(0) }
            }
            #expect(events == 2)
        }
    }

    @Test func oneIsFoundAndAdded() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), list = shop.first.id.path("/operators")
            #expect(try await owner.get(list).text.contains("还没有标记谁"))
            let found = try await owner.get(list + "?q=%3Cscript").text
            #expect(found.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !found.contains("<script>alert"))
            #expect(try await owner.get(list + "?q=nobody").text.contains("没有找到"))
            let member = try await shop.member("<script")
            _ = try await owner.submit(shop.first.id.path("/members/\(member)/operator"), ["mark": "person", "from": "list"], page: list + "?q=%3Cscript")
            #expect(try await owner.get(list + "?q=%3Cscript").text.contains("没有找到"), "who is marked is not offered again")
            #expect(try await owner.get(shop.first.id.path("/settings")).text.contains("href=\"\(list)\""))
        }
    }

    /// The name of the shop is 午餐铺.
    @Test func theFirstScreenAsksWhoIsOursAndRemembers() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), home = shop.first.id.path("")
            #expect(!(try await owner.get(home).text.contains("你们自己的人吗")))
            let at = (shop.world.now() - .hours(2)).iso
            let lines = ["小美·午餐铺", "午餐铺阿强"].map { name in
                (0..<3).map { #"{"group":"三群","sender":"\#(name)","sender_name":"\#(name)","time":"\#(at)","type":"text","text":"来了 \#($0)"}"# }.joined(separator: "\n")
            }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "三群.jsonl", by: owner)
            let first = try await shop.member("小美"), second = try await shop.member("阿强")
            func asked() async throws -> String? {
                try await owner.get(home).text.firstMatch(of: /members\/([0-9]+)\/operator/).map { String($0.1) }
            }
            let one = try #require(try await asked()), other = one == "\(first)" ? second : first
            #expect(try await owner.get(home).text.contains("TA 的名字里有“午餐铺”"))
            let no = try await owner.submit(shop.first.id.path("/members/\(one)/operator"), ["mark": "none", "from": "home"], page: home)
            #expect(no.location == home + "?notice=operator-denied")
            #expect(try await asked() == "\(other)")
            let yes = try await owner.submit(shop.first.id.path("/members/\(other)/operator"), ["mark": "person", "from": "home"], page: home)
            #expect(yes.location == home + "?notice=operator-marked")
            #expect(try await asked() == nil)
            let likely = try await owner.get(shop.first.id.path("/operators")).text
            #expect(likely.contains("像是自己人或机器人的") && !likely.contains("/members/\(one)/operator"))
            let analyst = try await shop.signedIn("老周", .analyst)
            #expect(!(try await analyst.get(home).text.contains("你们自己的人吗")))
        }
    }

    @Test func whoMayMark() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), member = try await shop.member("王姐")
            let page = shop.first.id.path("/members/\(member)")
            let runner = try await shop.signedIn("运营", .operator)
            #expect(try await runner.submit(page + "/operator", ["mark": "person"], page: page).status == .seeOther)
            let analyst = try await shop.signedIn("分析", .analyst)
            let seen = try await analyst.get(page).text
            #expect(!seen.contains("/operator\"") && seen.contains("我们的人"))
            #expect(try await analyst.submit(page + "/operator", ["mark": "none"], page: "/account").status == .forbidden)
            #expect(try await analyst.get(shop.first.id.path("/operators")).status == .forbidden)
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            let foreign = shop.second.id.path("/members/\(member)/operator")
            #expect(try await stranger.submit(foreign, ["mark": "none"], page: "/account").status == .notFound)
            for mark in ["", "1", "-1", "owner"] {
                #expect(try await owner.submit(page + "/operator", ["mark": mark], page: "/account").status == .badRequest)
            }
            #expect(try await owner.submit(shop.first.id.path("/members/1/operator"), ["mark": "person"], page: "/account").status == .notFound)
        }
    }

    /// Ten names like those of programs are one question, not ten.
    @Test func severalRobotsAreOneQuestion() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), home = shop.first.id.path("")
            let at = (shop.world.now() - .hours(2)).iso, names = ["raku-bot", "evalable6", "小冰机器人", "Talbot"]
            let lines = names.map { #"{"group":"三群","sender":"\#($0)","sender_name":"\#($0)","time":"\#(at)","type":"text","text":"1"}"# }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "三群.jsonl", by: owner)
            let page = try await owner.get(home).text
            #expect(page.contains("3 位像是机器人") && page.contains("看名字（先照常算）：") && page.contains("evalable6") && !page.contains(">Talbot<"))
            let ids = try #require(page.firstMatch(of: /name="members" value="([0-9,]+)"/)).1
            func robots() async throws -> Int {
                try await shop.installation.database.read { [workspace = shop.first.id] in try OperatorBoard.own(in: workspace, $0).robots.count }
            }
            let action = shop.first.id.path("/operators/robots")
            for bad in ["", ",", "1,x"] {
                #expect(try await owner.submit(action, ["members": bad], page: home).status == .badRequest)
            }
            #expect(try await owner.submit(action, ["members": "1"], page: home).status == .notFound)
            let analyst = try await shop.signedIn("老周", .analyst), stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await analyst.submit(action, ["members": String(ids)], page: "/account").status == .forbidden)
            #expect(try await stranger.submit(shop.second.id.path("/operators/robots"), ["members": String(ids)], page: "/account").status == .notFound)
            #expect(try await robots() == 0)
            // One of them is none: said one by one, it is not asked about again.
            let one = try #require(ids.split(separator: ",").last)
            let denied = try await owner.submit(shop.first.id.path("/members/\(one)/operator"), ["mark": "none", "from": "likely"], page: home)
            #expect(denied.location == shop.first.id.path("/operators?notice=operator-denied"))
            #expect(try await owner.get(home).text.contains("2 位像是机器人"))
            let left = ids.split(separator: ",").dropLast().joined(separator: ",")
            #expect(try await owner.submit(action, ["members": left], page: home).location == home + "?notice=operator-marked")
            #expect(try await robots() == 2)
            #expect(!(try await owner.get(home).text.contains("位像是机器人")))
            #expect(try await owner.get(shop.first.id.path("/members")).text.contains("<span class=\"kind\">机器人</span>"))
        }
    }

    /// One bears the name, one answers every question at once: both are one question, with why.
    @Test func whoTalksAsProgramsDoIsAskedAboutWithTheOthers() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), home = shop.first.id.path("")
            let lines = (0..<110 as Range<Int64>).reversed().flatMap { round in
                [("问问", 0, "第 \(round) 号吃什么？"), ("小饭", 2, "推荐：面 \(round)"), ("raku-bot", 600, "\(round)"), ("午后", 2_000, "哈哈，\(round)")].map { name, second, text in
                    let at = (shop.world.now() - .hours(round * 5 + 2) + .seconds(Int64(second))).iso
                    return #"{"group":"三群","sender":"\#(name)","sender_name":"\#(name)","time":"\#(at)","type":"text","text":"\#(text)"}"#
                }
            }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "三群.jsonl", by: owner)
            let page = try await owner.get(home).text
            #expect(page.contains("2 位像是机器人") && page.contains("总在别人说完一分钟之内接话，很少提问（先不算）：</span>"))
            #expect(page.contains("<bdi>小饭</bdi>") && !page.contains("<bdi>午后</bdi>"))
            let list = try await owner.get(shop.first.id.path("/operators")).text
            #expect(list.contains("TA 总是在别人说完一分钟之内接话，很少提问。"))
            // It is no speaker meanwhile, and its page and the group's say so.
            let quick = try await shop.member("小饭"), its = shop.first.id.path("/members/\(quick)")
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()["三群"]))")
            #expect(try await owner.get(its).text.contains("TA 说话像机器人。"))
            #expect(try await owner.get(group).text.contains("说话像机器人的发的 110 条，只算进消息数。 <a href=\"\(shop.first.id.path("/operators"))\">看看是谁</a>"))
            let denied = try await owner.submit(its + "/operator", ["mark": "none", "from": "asked"], page: its)
            #expect(denied.location == its + "?notice=operator-denied")
            let after = try await (owner.get(its).text, owner.get(group).text)
            #expect(!after.0.contains("像机器人") && !after.1.contains("只算进消息数"))
            #expect(try await owner.get(home).text.contains("“raku-bot”是你们自己的人，或者机器人吗"), "one is left, and asked about by itself")
        }
    }

    @Test func aMemberShowsWhoBroughtWhom() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let one = try await shop.member("小李"), host = try await shop.member("王姐")
            let group = try #require(try await shop.groups()[Community.lunch])
            try await shop.installation.database.write { [workspace = shop.first.id, at = shop.world.now() - .days(3)] tx in
                try tx.run(
                    """
                    INSERT INTO event (workspace_id, id, kind, at_ms, group_id, member_id, other_id, cause)
                    VALUES (\(workspace), 1, 'membership.joined', \(at), \(group), \(one), \(host), 'system')
                    """)
            }
            let guest = try await owner.get(shop.first.id.path("/members/\(one)")).text
            #expect(guest.contains("谁带 TA 进来的") && guest.contains("/members/\(host)\""))
            let inviter = try await owner.get(shop.first.id.path("/members/\(host)")).text
            #expect(inviter.contains("一共 1 位") && inviter.contains("/members/\(one)\""))
            #expect(inviter.contains("data-chart=\"bar\"") && inviter.contains("活跃"))
        }
    }
}
