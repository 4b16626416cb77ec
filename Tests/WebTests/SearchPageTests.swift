import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct SearchPageTests {
    private func opened(_ test: @escaping @Sendable (Shop, Visitor, String) async throws -> Void) async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            try await test(shop, owner, shop.first.id.path("/search"))
        }
    }

    private func hits(_ page: String) -> Int { page.components(separatedBy: "data-step").count - 1 }

    @Test func wordsAreFoundWithTheirGroupAndTheirSurroundings() async throws {
        try await opened { shop, owner, search in
            let empty = try await owner.get(search).text
            #expect(empty.contains("所有群里说过的话") && !empty.contains("data-step"))
            let page = try await owner.get(search + "?q=\(Address.encoded("红烧肉 第3天"))").text
            #expect(page.contains("<mark>红烧肉</mark>") && page.contains("午餐&lt;福利&gt;群") && hits(page) >= 1)
            let context = try #require(page.firstMatch(of: /href="([^"#]+around=[0-9]+)#hit"/)).1
            let around = try await owner.get(String(context)).text
            #expect(around.contains("id=\"hit\" aria-current=\"true\"") && around.contains("第4天") && around.contains("第2天"))
            #expect(around.components(separatedBy: "<p class=\"talk-who\">").count - 1 <= 21)
            #expect(try await owner.get(String(context).replacing(/around=[0-9]+/, with: "around=1")).status == .notFound)
        }
    }

    @Test func itIsNarrowedBySenderGroupAndDays() async throws {
        try await opened { shop, owner, search in
            let meat = search + "?q=\(Address.encoded("红烧肉"))", li = "&sender=\(Address.encoded("小李"))"
            let all = try await owner.get(meat).text, his = try await owner.get(meat + li).text
            #expect(hits(all) == 30 && all.contains("看更早的"))
            #expect(hits(his) == 30 && his.contains("我要一份") && !his.contains("今天吃"))
            let flash = try #require(try await shop.groups()[Community.flash])
            #expect(try await owner.get(meat + "&group=\(flash)").text.contains("没有找到“红烧肉”"))
            let grabbed = try await owner.get(search + "?q=\(Address.encoded("抢到"))&group=\(flash)").text
            #expect(hits(grabbed) == 20 && grabbed.contains("<option value=\"\(flash)\" selected>"))
            // Of one day there is one line of each of the three.
            let day = "\(Zone.shanghai.day(of: shop.world.now() - .days(50)))"
            #expect(hits(try await owner.get(meat + "&from=\(day)&to=\(day)").text) == 2)
            #expect(hits(try await owner.get(meat + li + "&from=\(day)&to=\(day)").text) == 1)
        }
    }

    @Test func whatSomebodySaidIsFoundWithoutWords() async throws {
        try await opened { shop, owner, search in
            let flash = try #require(try await shop.groups()[Community.flash])
            let page = try await owner.get(search + "?sender=\(Address.encoded("小李"))").text
            #expect(hits(page) == 30 && page.contains("我要一份红烧肉"))
            let next = String(try #require(page.firstMatch(of: /href="([^"]+before=[0-9]+)"/)).1).replacing("&amp;", with: "&")
            #expect(hits(try await owner.get(next).text) == 25, "fifty and five in all")
            #expect(hits(try await owner.get(search + "?sender=\(Address.encoded("小李"))&group=\(flash)").text) == 5)
        }
    }

    @Test func peopleOfThatNameComeFirst() async throws {
        try await opened { shop, owner, search in
            let member = try await shop.member("小李")
            let page = try await owner.get(search + "?q=\(Address.encoded("小李"))").text
            #expect(page.contains("叫这个名字的人") && page.contains("/members/\(member)\""))
        }
    }

    @Test(arguments: [
        ("?q=&from=x&q=a", "日期没看懂"), ("?q=a&from=2026-02-01&to=2026-01-01", "换一下再找"), ("?q=%3Cscript%3Ealert(1)", "没有找到“&lt;script&gt;alert(1)”"),
        ("?q=a&sender=%E2%80%AE%3Cb%3E", "没有名字里有“\u{2068}\u{202E}&lt;b&gt;\u{2069}”的人"), ("?q=a&group=99&before=-5", "没有找到"), ("?q=a&to=9999-12-31&from=0001-01-01", "没有找到"),
    ]) func whatCannotBeAnsweredIsSaid(query: String, sentence: String) async throws {
        try await opened { _, owner, search in
            let answer = try await owner.get(search + query)
            #expect(answer.status == .ok && answer.text.contains(sentence), "\(answer.text)")
        }
    }
}
