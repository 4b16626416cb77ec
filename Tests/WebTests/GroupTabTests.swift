import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct GroupTabTests {
    static let tabs = ["people", "talk", "words", "network", "flow"]

    @Test func questionsAndSalesAreCountedByHand() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            let keeper = try await shop.member("掌柜")
            _ = try await owner.submit(shop.first.id.path("/members/\(keeper)/operator"), ["mark": "person"], page: shop.first.id.path("/members/\(keeper)"))
            let talk = try await owner.get(tea + "/talk").text
            #expect(talk.contains("67%") && talk.contains("30%–90%，n=6"), "four of six")
            #expect(talk.contains("一半等了不到 2 分钟"))
            #expect(talk.contains("有没有人去过茶山 &lt;i&gt;") && talk.contains("这款茶多少钱一斤啊") && !talk.contains("<blockquote class=\"said\">请问"))
            #expect(talk.contains("40%") && talk.contains("5 条里 2 条在卖"))
            #expect(talk.contains("路人") && talk.contains("兼职刷单日结，加微信详聊"))
            let place = try #require(talk.firstMatch(of: /href="([^"]+around=[0-9]+)#hit"/)).1
            #expect(try await owner.get(String(place)).text.contains("去过茶山"), "the question stands in its talk")
        }
    }

    /// The same people lead on every page, and none of our own is one of them.
    @Test func ourOwnPeopleAreNoLeaders() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = ""
            for day in (1...40 as ClosedRange<Int64>).reversed() {
                for guest in 0..<9 as Range<Int64> {
                    // They turn to the keeper every day, and to each other now and then.
                    for (number, sender) in (["keeper", "guest\(guest)"] + (day % 8 == 0 ? ["guest\((guest + 1) % 9)"] : [])).enumerated() {
                        let at = (shop.world.now() - .days(day) + .minutes(guest * 60 + Int64(number))).iso
                        let name = sender == "keeper" ? "店长" : "客人\(sender.suffix(1))"
                        lines += #"{"group":"群","sender":"\#(sender)","sender_name":"\#(name)","time":"\#(at)","type":"text","text":"好"}"# + "\n"
                    }
                }
            }
            try await shop.bringIn(lines, as: "群.jsonl", by: owner)
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()["群"]))")
            #expect(try await owner.get(group + "/people").text.contains("大咖 · 1 人"))
            let keeper = shop.first.id.path("/members/\(try await shop.member("店长"))")
            _ = try await owner.submit(keeper + "/operator", ["mark": "person"], page: keeper)
            let people = try await owner.get(group + "/people").text
            #expect(!people.contains("大咖 · ") && people.contains("自己人和机器人 · 1 人"))
            #expect(people.contains("还没有谁是大家都爱接话的人；还在群里的人最近 12 周说的话，一半是这 5 个人说的：客人"))
            #expect(try await owner.get(group + "/network").text.contains("没有特别突出、大家都爱接话的人"))
        }
    }

    @Test func invitationsAreDrawnAndCounted() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            let flow = try await owner.get(tea + "/flow").text
            #expect(flow.contains("有人邀请 5 次（100%）"))
            #expect(flow.contains("还在 2 人，说过话 3 人，连同后来带的共 5 人"), "掌柜 brought three, one has left")
            #expect(flow.contains("掌柜 · 3") && flow.contains("小满 · 2"), "the tree")
            #expect(flow.contains("3.00（n=1）") && flow.contains("0.67（n=3）"), "K by generation")
            #expect(!flow.contains("没有看到退群"))
        }
    }

    @Test func theDiagnosisSaysWhatToDo() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            let page = try await owner.get(tea).text
            #expect(page.contains("接下来 14 天没有一个人说话：") && page.contains(shop.first.id.path("/risk")))
            #expect(page.contains("2 个问题没看到有人接") && page.contains("\(tea)/talk#answers"))
            #expect(page.contains(shop.first.id.path("/tasks?group=")))
            let then = try await owner.get(tea + "?as-of=2026-10-01").text
            #expect(!then.contains("个问题没看到有人接") && then.contains("/people?as-of=2026-10-01"), "a day that is over asks for nothing")
        }
    }

    @Test func hostileNamesStayNames() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            for tab in Self.tabs + ["members"] {
                let page = try await owner.get("\(tea)/\(tab)")
                #expect(page.status == .ok && !page.text.contains("<b>大"), "\(tab)")
            }
            #expect(try await owner.get(tea + "/people").text.contains("&lt;b&gt;大&amp;熊&lt;/b&gt;"))
        }
    }

    @Test func tooLittleIsSaidInWords() async throws {
        try await Shop.open { shop in
            let (owner, tea, quiet) = try await shop.ownerOfTeaHouse()
            func expect(_ page: String, _ words: [String]) async throws {
                let text = try await owner.get(page).text
                for word in words { #expect(text.contains(word), "\(page) does not say \(word)") }
                #expect(!text.contains("NaN") && !text.contains("inf%"), "\(page)")
            }
            try await expect(quiet, ["记录还不满 6 周", "还看不出"])
            try await expect(quiet + "/people", ["最近 60 天没有看到新人", "人还太少，或者聊得还不够久", "不到 30 个人"])
            try await expect(quiet + "/talk", ["没有看到提问", "标出我们的人", "没有看到像广告的话"])
            try await expect(quiet + "/network", ["互相接话的人不到三个"])
            try await expect(quiet + "/flow", ["没有进群和退群的提示", "带系统提示的导出才看得到"])
            try await expect(tea + "/people?as-of=2001-01-01", ["群里还看不到人", "没有谁可以再安静了"])
            for tab in Self.tabs { #expect(try await owner.get("\(tea)/\(tab)?as-of=2001-01-01").status == .ok, "\(tab)") }
            #expect(try await owner.get(tea + "/talk?as-of=yesterday").text.contains("日期没看懂"))
        }
    }

    @Test func aLongListHasAPageOfItsOwn() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = ""
            for person in 0..<130 {
                let at = (shop.world.now() - .days(2) + .minutes(Int64(person))).iso
                lines += #"{"group":"大群","sender":"m\#(person)","sender_name":"客人\#(person)","time":"\#(at)","type":"text","text":"在"}"# + "\n"
            }
            try await shop.bringIn(lines, as: "大.jsonl", by: owner)
            let people = shop.first.id.path("/groups/\(try #require(try await shop.groups()["大群"]))/people")
            let short = try await owner.get(people).text
            let more = try #require(short.firstMatch(of: /href="([^"]+\?list=role-[a-z]+)"/)).1
            let list = try await owner.get(String(more)).text
            #expect(list.components(separatedBy: "href=\"\(shop.first.id.path("/members/"))").count == 101, "a hundred at a time")
            #expect(list.contains("还有 30 位") && list.contains("回到整页") && !list.contains("<svg class=\"chart\""))
            let last = try #require(list.firstMatch(of: /href="([^"]+from=100)"/)).1.replacing("&amp;", with: "&")
            #expect(try await owner.get(String(last)).text.components(separatedBy: "href=\"\(shop.first.id.path("/members/"))").count == 31)
            for odd in ["?list=nonsense", "?list=role-lurker&from=-5", "?list=role-lurker&from=999999999999999999999"] {
                #expect(try await owner.get(people + odd).status == .ok, "\(odd)")
            }
        }
    }

    @Test func thePagesAreSmallAndOnlyForReaders() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            let cashier = try await shop.signedIn("小陈", .cashier), other = try await shop.signedIn("外人", .owner, in: shop.second)
            let group = String(tea.split(separator: "/").last ?? "")
            for tab in Self.tabs {
                #expect(try await owner.get("\(tea)/\(tab)").text.utf8.count < 100_000, "\(tab)")
                #expect(try await cashier.get("\(tea)/\(tab)").status == .forbidden, "\(tab)")
                #expect(try await other.get(shop.second.id.path("/groups/\(group)/\(tab)")).status == .notFound, "\(tab)")
            }
            #expect(try await cashier.get(shop.first.id.path("/risk")).status == .forbidden)
            let risk = try await owner.get(shop.first.id.path("/risk")).text
            #expect(risk.contains("你的记录还不够学") && risk.contains("准不准没法说"))
            #expect(try await other.get(shop.second.id.path("/risk")).text.contains("准不准没法说"), "nothing was ever learnt there")
        }
    }
}
