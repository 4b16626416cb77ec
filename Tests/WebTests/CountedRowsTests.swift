import FeatureStores
import Foundation
import Kernel
import Testing
import Web

/// Every number leads to as many rows as it says.
@Suite struct CountedRowsTests {
    @Test func kindsLeadToTheirMessages() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            let keeper = try await shop.member("掌柜")
            _ = try await owner.submit(shop.first.id.path("/members/\(keeper)/operator"), ["mark": "person"], page: shop.first.id.path("/members/\(keeper)"))
            let talk = try await owner.get(tea + "/talk").text
            let links = talk.matches(of: /<td class="number"><a href="([^"]+)">([0-9]+)<\/a>/).map { (String($0.1).replacing("&amp;", with: "&"), Int($0.2) ?? 0) }
            #expect(links.contains { $0.0.contains("sign=question") && $0.1 == 6 } && links.contains { $0.0.contains("by=operators") && $0.1 == 2 })
            for (href, count) in links {
                let page = try await owner.get(href).text
                #expect(page.components(separatedBy: "<p class=\"talk-words\">").count == count + 1, "\(href)")
                #expect(page.contains("这里只有") && page.contains("看全部消息"), "\(href)")
            }
        }
    }

    @Test func speakersLeadToTheirNames() async throws {
        try await Shop.open { shop in
            let (owner, tea, _) = try await shop.ownerOfTeaHouse()
            let page = try await owner.get(tea).text
            for days in [7, 30] {
                let link = try #require(page.firstMatch(of: try Regex("href=\"([^\"]+active=\(days))\">([0-9]+)<", as: (Substring, Substring, Substring).self)))
                let list = try await owner.get(String(link.1)).text
                #expect(list.components(separatedBy: "<span class=\"count\">").count == (Int(link.2) ?? 0) + 1, "\(days)")
                #expect(list.contains("这里只有最近 \(days) 天说过话的人"))
            }
            let whole = try await owner.get(shop.first.id.path("/groups")).text
            let link = try #require(whole.firstMatch(of: /href="([^"]+\/members\?active=30)">([0-9]+)</))
            let list = try await owner.get(String(link.1)).text
            #expect(list.components(separatedBy: "<span class=\"count\">").count == (Int(link.2) ?? 0) + 1)
            // A day that is over has its people on its own page.
            #expect(try await owner.get(tea + "?as-of=2026-10-01").text.contains("/people?as-of=2026-10-01#roles"))
        }
    }

    @Test func countsOfAMemberLeadToWhatWasSaid() async throws {
        try await Shop.open { shop in
            let (owner, _, _) = try await shop.ownerOfTeaHouse()
            let keeper = try await shop.member("小满")
            let page = try await owner.get(shop.first.id.path("/members/\(keeper)")).text
            let link = try #require(page.firstMatch(of: /<span class="count"><a href="([^"]+by=[0-9]+)">([0-9]+)</))
            let said = try await owner.get(String(link.1)).text
            #expect(said.components(separatedBy: "<p class=\"talk-words\">").count == (Int(link.2) ?? 0) + 1 && said.contains("这里只有小满说的话"))
        }
    }
}
