import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct GroupPagesTests {
    @Test func figuresStandWithTheirMeaning() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let group = try #require(try await shop.groups()[Community.lunch])
            let page = try await owner.get(shop.first.id.path("/groups/\(group)")).text
            #expect(page.contains("最近 7 个 24 小时里至少说过一句话的人数"))
            #expect(page.contains("每周说话的人"), "the chart says what it shows")
            #expect(page.components(separatedBy: "<svg class=\"chart\"").count == 4)
            #expect(page.components(separatedBy: "<table").count == 4, "every chart has its table")
            #expect(page.contains("小李") && page.contains("改名"))
        }
    }

    @Test func anotherDayShowsWhatWasThen() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()[Community.lunch]))")
            let then = try await owner.get(group + "?as-of=2026-10-10").text
            #expect(then.contains("value=\"2026-10-10\"") && then.contains("按这一天结束时算：2026-10-10 23:59"))
            #expect(!then.contains("上次是"), "nobody was silent yet")
            #expect(try await owner.get(group + "?as-of=2020-01-01").text.contains("群里还没有消息"))
            #expect(try await owner.get(group + "?as-of=yesterday").text.contains("日期没看懂"))
        }
    }

    @Test func theDayOfTheLastMessageIsTheLastMessage() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()[Community.lunch]))")
            for tab in ["", "/people", "/talk"] {
                let plain = try await owner.get(group + tab).text
                let day = try #require(plain.firstMatch(of: /name="as-of" value="([0-9-]+)"/)).1
                let chosen = try await owner.get(group + tab + "?as-of=\(day)").text
                func content(_ page: String) -> Substring? {
                    page.range(of: "<main").flatMap { start in page.range(of: "</main>").map { page[start.upperBound..<$0.lowerBound] } }
                }
                #expect(content(plain) != nil && content(plain) == content(chosen), "one date, one answer \(tab)")
            }
        }
    }

    /// 小李 and the third are still there; 走了 has left, and 店长 is one of our own.
    @Test func greetsOnlyWhomTheGroupReaches() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = ""
            func add(_ sender: String, _ name: String, daysAgo: Int64, minute: Int64, _ text: String, kind: String = "text") {
                let at = (shop.world.now() - .days(daysAgo) + .minutes(minute)).iso
                lines += #"{"group":"群","sender":"\#(sender)","sender_name":"\#(name)","time":"\#(at)","type":"\#(kind)","text":"\#(text)"}"# + "\n"
            }
            for day in (40...60 as ClosedRange<Int64>).reversed() {
                for (number, name) in ["店长", "走了", "小李"].enumerated() { add("m\(number)", name, daysAgo: day, minute: Int64(number), "早") }
            }
            add("m1", "走了", daysAgo: 39, minute: 0, "", kind: "leave")
            for number in 0..<30 as Range<Int64> {
                for day in (50...59 as ClosedRange<Int64>).reversed() { add("x\(number)", "客人\(number)", daysAgo: day, minute: 10 + number, "好") }
            }
            add("m9", "新来的", daysAgo: 0, minute: 0, "在")
            try await shop.bringIn(lines, as: "群.jsonl", by: owner)
            let keeper = shop.first.id.path("/members/\(try await shop.member("店长"))")
            _ = try await owner.submit(keeper + "/operator", ["mark": "person"], page: keeper)
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()["群"]))")
            let page = try await owner.get(group).text
            let here = try #require(page.range(of: "还在群里（31）")), gone = try #require(page.range(of: "已经退群（1）"))
            #expect(page[here.upperBound..<gone.lowerBound].contains("小李") && !page[here.upperBound..<gone.lowerBound].contains("走了"))
            #expect(page[gone.upperBound...].contains("走了") && !page[here.upperBound...].contains("店长"), "our own is none of those who used to talk")
            #expect(page.contains("还有 21 位") && page[here.upperBound...].components(separatedBy: "说过 10 句").count == 10, "ten at first, 小李 before them")
            #expect(page.contains("先写给 小李、客人"), "whom the list of tasks names first")
            let tasks = try await owner.get(shop.first.id.path("/tasks?kind=greet")).text
            let first = try #require(tasks.range(of: "小李")), second = try #require(tasks.range(of: "客人"))
            #expect(first.lowerBound < second.lowerBound)
            let all = try await owner.get(group + "?list=former-here").text
            #expect(all.components(separatedBy: "说过 10 句").count == 31 && all.contains("回到整页") && !all.contains("<svg class=\"chart\""))
        }
    }

    @Test func messagesAreFoundAndMarked() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()[Community.lunch]))/messages")
            let all = try await owner.get(group).text
            #expect(all.contains("今天吃红烧肉 第1天") && all.contains("图片") && all.contains("看更早的"))
            let older = try #require(all.firstMatch(of: /href="([^"]+before=[0-9]+)"/)).1
            #expect(try await owner.get(String(older)).text.contains("&lt;b&gt;大份&lt;/b&gt;"))
            let found = try await owner.get(group + "?q=%E7%BA%A2%E7%83%A7%E8%82%89").text
            #expect(found.contains("<mark>红烧肉</mark>") && !found.contains("图片"))
            let nothing = try await owner.get(group + "?q=%3Cmark%3E").text
            #expect(nothing.contains("没有找到“&lt;mark&gt;”"))
        }
    }

    @Test func membersOfAGroup() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let group = try #require(try await shop.groups()[Community.lunch])
            let page = try await owner.get(shop.first.id.path("/groups/\(group)/members")).text
            let first = try #require(page.range(of: "王姐")), second = try #require(page.range(of: "小李"))
            #expect(first.lowerBound < second.lowerBound)
            #expect(try await owner.get(shop.first.id.path("/groups/\(group)/members?after=nonsense")).status == .ok)
        }
    }

    @Test func renamingIsDoneRefusedAndWrittenDown() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let group = try #require(try await shop.groups()[Community.flash])
            let form = shop.first.id.path("/groups/\(group)/name")
            let refused = try await owner.submit(form, ["name": "  "])
            #expect(refused.status == .init(code: 422) && refused.text.contains("请填群名。"))
            let done = try await owner.submit(form, ["name": "国庆 <老友>"])
            #expect(done.location == shop.first.id.path("/groups/\(group)?notice=saved"))
            #expect(try await owner.get(shop.first.id.path("/groups")).text.contains("国庆 &lt;老友&gt;"))
            let events = try await shop.installation.database.read { tx in
                try tx.first("SELECT count(*) FROM event WHERE kind = 'group.renamed'") { $0.int(0) }
            }
            #expect(events == 1)
        }
    }

    @Test func anotherBrandsGroupDoesNotExist() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let group = try #require(try await shop.groups()[Community.lunch])
            let other = try await shop.signedIn("外人", .owner, in: shop.second)
            for rest in ["", "/members", "/messages", "/name"] {
                #expect(try await other.get(shop.second.id.path("/groups/\(group)\(rest)")).status == .notFound, "\(rest)")
            }
            let renamed = try await other.submit(shop.second.id.path("/groups/\(group)/name"), ["name": "我的"], page: "/account")
            #expect(renamed.status == .notFound)
        }
    }
}
