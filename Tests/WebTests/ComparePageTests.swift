import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct ComparePageTests {
    @Test func twoGroupsAndTwoTimes() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), compare = shop.first.id.path("/compare")
            let groups = try await shop.groups(), lunch = try #require(groups[Community.lunch]), flash = try #require(groups[Community.flash])
            let empty = try await owner.get(compare).text
            #expect(empty.contains("选好一个群") && empty.contains("午餐&lt;福利&gt;群") && !empty.contains("<table"))
            let two = try await owner.get(compare + "?a=\(lunch)&b=\(flash)").text
            #expect(two.contains("<option value=\"\(lunch)\" selected>") && two.contains("<option value=\"\(flash)\" selected>"))
            #expect(two.contains("7 天说话的人") && two.contains("个百分点") && two.contains("已结束"))
            #expect(two.contains("人太少") || two.contains("可能只是碰巧") || two.contains("没有数据"))
            #expect(two.contains("?a=\(flash)&amp;b=\(lunch)"), "it can be turned round")
            let before = try await owner.get(compare + "?a=\(lunch)&against=2026-10-10").text
            #expect(before.contains("到 2026-10-10 23:59") && before.contains("value=\"2026-10-10\"") && !before.contains("没有什么可比的"))
            let near = try await owner.get(compare + "?a=\(lunch)&on=2026-11-15&against=2026-11-10").text
            #expect(near.contains("有一段日子是重叠的"))
            #expect(try await owner.get(compare + "?a=\(lunch)").text.contains("没有什么可比的"))
        }
    }

    @Test func hostileAddresses() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), compare = shop.first.id.path("/compare")
            let lunch = try #require(try await shop.groups()[Community.lunch])
            #expect(try await owner.get(compare + "?a=\(lunch)&on=tomorrow").text.contains("日期没看懂"))
            for query in ["?a=nonsense", "?a=&b=", "?a=\(lunch)&on=2001-01-01", "?a=\(lunch)&against=9999-12-31", "?q=%3Cscript%3E", "?b=\(lunch)"] {
                let answer = try await owner.get(compare + query)
                #expect(answer.status == .ok && !answer.text.contains("<script>alert"), "\(query)")
            }
            #expect(try await owner.get(compare + "?a=\(lunch)&b=1").status == .notFound)
        }
    }

    @Test func whoMaySeeIt() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let lunch = try #require(try await shop.groups()[Community.lunch])
            #expect(try await shop.signedIn("分析", .analyst).get(shop.first.id.path("/compare?a=\(lunch)")).status == .ok)
            #expect(try await shop.signedIn("收银", .cashier).get(shop.first.id.path("/compare")).status == .forbidden)
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.get(shop.first.id.path("/compare?a=\(lunch)")).status == .notFound)
            #expect(try await stranger.get(shop.second.id.path("/compare?a=\(lunch)")).status == .notFound)
            #expect(try await stranger.get(shop.second.id.path("/compare")).text.contains("导入聊天之后"))
        }
    }
}
