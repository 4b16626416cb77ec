import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct MatrixPageTests {
    @Test func groupsStandSideBySide() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let page = try await owner.get(shop.first.id.path("/groups")).text
            #expect(page.contains("午餐&lt;福利&gt;群") && page.contains("国庆快闪群"))
            #expect(page.contains("所有群里的人") && page.contains("还看不出"))
            let table = try #require(page.range(of: "as-rows matrix"))
            #expect(page[table.upperBound...].components(separatedBy: "<th scope=\"col\"").count == 13, "eleven orders and twelve weeks")
            #expect(page.components(separatedBy: "aria-sort=").count == 2 && page.contains("aria-sort=\"ascending\""))
            #expect(page.contains("groups.xlsx"))
        }
    }

    @Test func everyColumnSortsByItsAddress() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), groups = shop.first.id.path("/groups")
            func order(_ query: String) async throws -> (names: [String], page: String) {
                let page = try await owner.get(groups + query).text
                return (page.matches(of: /<th scope="row"><a[^>]*>([^<]+)<\/a>/).map { String($0.1) }, page)
            }
            for column in MatrixOrder.allCases {
                for way in ["asc", "desc"] {
                    let (names, page) = try await order("?sort=\(column.rawValue)&order=\(way)")
                    #expect(names.count == 2 && page.contains("aria-sort=\"\(way)ending\""), "\(column) \(way)")
                }
            }
            #expect(try await order("?sort=wau").names.first == "午餐&lt;福利&gt;群")
            let ascending = try await order("?sort=wau&order=asc")
            #expect(ascending.names.last == "午餐&lt;福利&gt;群")
            #expect(ascending.page.contains("href=\"\(groups)?sort=wau\""), "the head turns it round")
        }
    }

    @Test func filtersAndHostileAddresses() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), groups = shop.first.id.path("/groups")
            #expect(try await owner.get(groups + "?q=%E5%8D%88%E9%A4%90").text.contains("国庆快闪群") == false)
            #expect(try await owner.get(groups + "?state=finished").text.contains("国庆快闪群"))
            let none = try await owner.get(groups + "?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").text
            #expect(none.contains("没有这样的群") && none.contains("看全部的群") && !none.contains("<script>alert"))
            for query in [
                "?sort=;drop", "?page=-1", "?page=99999999999999999999", "?page=0", "?order=up", "?state=none",
                "?q=" + String(repeating: "%F0%9F%91%A8", count: 200), "?sort=wau&sort=mau", "?q=%E2%80%AEabc", "?page=1000000",
            ] {
                #expect(try await owner.get(groups + query).status == .ok, "\(query)")
            }
        }
    }

    @Test func eightyToAPage() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), workspace = shop.first.id
            try await shop.installation.database.write { tx in
                for number in 1...205 {
                    try tx.run(
                        """
                        INSERT INTO chat_group (workspace_id, id, platform, key, name, created_ms)
                        VALUES (\(workspace), \(number), 'named', \("\(number)"), \("群 \(1000 + number)"), 0)
                        """)
                }
            }
            let groups = workspace.path("/groups")
            let first = try await owner.get(groups + "?sort=name").text
            #expect(first.contains("第 1 到 80 个，一共 205 个群") && first.contains("群 1080") && !first.contains("群 1081"))
            #expect(first.contains("还在数"), "nothing was counted yet")
            let second = try #require(first.firstMatch(of: /rel="next" href="([^"]+)"/)).1.replacing("&amp;", with: "&")
            let next = try await owner.get(String(second)).text
            #expect(next.contains("群 1081") && next.contains("rel=\"prev\"") && next.contains("rel=\"next\""))
            let last = try await owner.get(groups + "?sort=name&page=3").text
            #expect(last.contains("群 1205") && !last.contains("rel=\"next\""))
        }
    }

    @Test func whoMaySeeIt() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let groups = shop.first.id.path("/groups")
            for (name, role) in [("运营", Role.operator), ("分析", .analyst)] {
                #expect(try await shop.signedIn(name, role).get(groups).status == .ok)
            }
            #expect(try await shop.signedIn("收银", .cashier).get(groups).status == .forbidden)
            #expect(try await shop.signedIn("外人", .owner, in: shop.second).get(groups).status == .notFound)
            let empty = try await shop.signedIn("新店", .analyst, in: shop.second).get(shop.second.id.path("/groups")).text
            #expect(empty.contains("导入聊天之后") && !empty.contains("data-chart"))
        }
    }
}
