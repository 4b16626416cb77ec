import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct HomePageTests {
    @Test func anEmptyBrandIsOfferedTheOneNextStep() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let home = try await owner.get(shop.first.id.path(""))
            #expect(home.text.contains("导入我的聊天") && home.text.contains(shop.first.id.path("/import")))
            #expect(!home.text.contains("看看示例社群"), "none is to be had here")
            let analyst = try await shop.signedIn("老周", .analyst).get(shop.first.id.path(""))
            #expect(!analyst.text.contains("/import") && analyst.text.contains("请运营或负责人先导入"))
        }
    }

    @Test func itNamesWhomToSpeakToAndHowGroupsAre() async throws {
        try await Shop.open { shop in
            let home = try await shop.ownerOfCommunity().get(shop.first.id.path("")).text
            #expect(home.contains("小李") && home.contains("以前在这个群说过 50 句，上次在这里开口是 41 天前"))
            // Four people are too few to say that they cool.
            #expect(home.contains("没几个人说话") && home.contains("已结束"))
            #expect(home.contains("午餐&lt;福利&gt;群") && !home.contains("<script>alert"))
            let young = try #require(home.range(of: "没几个人说话")), over = try #require(home.range(of: "已结束"))
            #expect(young.lowerBound < over.lowerBound, "what needs a look comes first")
        }
    }

    @Test func whatCoolsIsSaidFirstAndAnOldRecordIsCalledOld() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), home = shop.first.id.path("")
            // Ten speak every day, and for the last four weeks six of them.
            let lines = (1...90 as ClosedRange<Int64>).reversed().flatMap { day in
                (0..<(day > 28 ? 10 : 6) as Range<Int64>).map { person in
                    let at = (shop.world.now() - .days(day) - .minutes(10 - person)).iso
                    return #"{"group":"大群","sender":"u\#(person)","sender_name":"群友\#(person)","time":"\#(at)","type":"text","text":"早"}"#
                }
            }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "大群.jsonl", by: owner)
            let page = try await owner.get(home).text
            let worry = try #require(page.range(of: "1 个群在变冷")), tasks = try #require(page.range(of: "id=\"tasks\""))
            #expect(worry.lowerBound < tasks.lowerBound && !page.contains("最新的一条消息是"))
            let focus = try #require(page.range(of: "先看这个群："))
            #expect(focus.lowerBound < worry.lowerBound && page.contains("4 位这 4 周不说了"))
            #expect(page.contains(/先写给：<a[^>]*><bdi>群友(7|8|9|10)</) && page.contains("看看怎么开口"))
            for path in ["", "/groups"] {
                #expect(!(try await owner.get(shop.first.id.path(path)).text.contains("导出新的聊天再导入")))
            }
            shop.clock.set(shop.world.now() + .days(3 * 365))
            let later = try await shop.signedIn("阿亮", .owner)
            for path in ["", "/groups"] {
                let old = try await later.get(shop.first.id.path(path)).text
                #expect(old.contains("3 年前了") && old.contains("导出新的聊天再导入") && !old.contains("最后一条消息的时间算"))
            }
        }
    }

    /// One group lost four of twenty, another one of three, a third was left by two who slept anyway.
    @Test func theGroupThatLostMostPeopleIsFirst() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), home = shop.first.id.path("")
            func lines(_ group: String, before: Int64, now: Int64) -> [String] {
                (1...90 as ClosedRange<Int64>).reversed().flatMap { day in
                    (0..<(day > 29 ? before : now)).map { person in
                        let at = (shop.world.now() - .days(day) - .minutes(30 - person)).iso
                        return #"{"group":"\#(group)","sender":"\#(group)\#(person)","sender_name":"群友\#(person)","time":"\#(at)","type":"text","text":"早"}"#
                    }
                }
            }
            let all = lines("大群", before: 20, now: 16) + lines("小群", before: 3, now: 2) + lines("睡群", before: 2, now: 0)
            try await shop.bringIn(all.joined(separator: "\n") + "\n", as: "三个群.jsonl", by: owner)
            let page = try await owner.get(home).text
            #expect(page.contains(/先看这个群： <a[^>]*>大群</))
            #expect(page.contains("最近四周每周说话的，比之前平时少 4 人，3 个群里少得最多。"))
        }
    }

    /// Whoever answers without an @ may have answered: nobody is told that the question was left alone.
    @Test(arguments: [true, false]) func aQuestionAfterWhichOthersSpokeIsLookedAt(isFollowed: Bool) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), asked = shop.world.now() - .hours(30)
            func line(_ sender: String, _ at: Instant, _ text: String) -> String {
                #"{"group":"大群","sender":"\#(sender)","sender_name":"\#(sender)","time":"\#(at.iso)","type":"text","text":"\#(text)"}"#
            }
            var lines = (2...40 as ClosedRange<Int64>).reversed().map { line("路人", shop.world.now() - .days($0), "早") }
            lines += [line("小问", asked, "几点开门？"), line("小问", asked + .minutes(2), "在吗")]
            if isFollowed { lines.append(line("店长", asked + .minutes(40), "九点")) }
            lines.append(line("路人", asked + .hours(20), "早"))
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "大群.jsonl", by: owner)
            let page = try await owner.get(shop.first.id.path("")).text
            #expect(page.contains("看一眼是不是已经答了") == isFollowed)
            #expect(page.contains("还没有人回答") != isFollowed)
        }
    }

    /// Days of talk, who spoke on each before the last four weeks and in them, and what the first screen says of the group.
    @Test(arguments: [
        (90, 10, 9, "没有群在变冷或沉睡。 最近 4 周每周说话的人少得最多的（−10%）：<a"),
        (90, 10, 10, "没有群在变冷或沉睡。</p>"), (90, 3, 2, "1 个群没几个人说话：<a"), (20, 10, 10, "看不出冷热"),
    ] as [(Int64, Int64, Int64, String)])
    func evenACalmGroupIsNamed(days: Int64, before: Int64, now: Int64, sentence: String) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let lines = (1...days).reversed().flatMap { day in
                (0..<(day > 29 ? before : now)).map { person in
                    let at = (shop.world.now() - .days(day) - .minutes(10 - person)).iso
                    return #"{"group":"大群","sender":"u\#(person)","sender_name":"群友\#(person)","time":"\#(at)","type":"text","text":"早"}"#
                }
            }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "大群.jsonl", by: owner)
            let page = try await owner.get(shop.first.id.path("")).text
            #expect(page.contains(sentence))
            guard before < 5 else { return }
            let few = shop.first.id.path("/groups?state=few_speakers"), others = shop.first.id.path("/groups?state=too_little_data")
            let list = try await owner.get(shop.first.id.path("/groups")).text
            #expect(list.contains(few) && !list.contains(others), "a filter for each word")
            let shown = try await owner.get(few).text, hidden = try await owner.get(others).text
            #expect(shown.contains("大群</a>") && !hidden.contains("大群</a>"))
        }
    }

    @Test func theCashierSeesNoChats() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let cashier = try await shop.signedIn("小陈", .cashier)
            let home = try await cashier.get(shop.first.id.path(""))
            #expect(home.status == .ok && home.text.contains("收银台") && !home.text.contains("小李") && !home.text.contains("福利"))
            for path in ["/groups", "/members", "/import", "/settings"] {
                #expect(try await cashier.get(shop.first.id.path(path)).status == .forbidden)
            }
        }
    }

    @Test func theServerSaysThatItLives() async throws {
        try await Shop.open { shop in
            let answer = try await shop.visitor().get("/healthz")
            #expect(answer.status == .ok && answer.text == "ok")
        }
    }
}
