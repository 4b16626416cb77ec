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
            #expect(two.contains("7 天说话的人") && two.contains("已结束"))
            #expect(two.contains("人太少") || two.contains("可能只是碰巧") || two.contains("没有数据"))
            #expect(two.contains("?a=\(flash)&amp;b=\(lunch)"), "it can be turned round")
            let before = try await owner.get(compare + "?a=\(lunch)&against=2026-10-10").text
            #expect(before.contains("到 2026-10-10 23:59") && before.contains("value=\"2026-10-10\"") && !before.contains("没有什么可比的"))
            let near = try await owner.get(compare + "?a=\(lunch)&on=2026-11-15&against=2026-11-10").text
            #expect(near.contains("有一段日子是重叠的"))
            let same = try await owner.get(compare + "?a=\(lunch)").text
            #expect(same.contains("没有什么可比的") && !same.contains("<table") && same.contains("id=\"against\" name=\"against\" value=\"2026-"))
        }
    }

    /// 20 of 26 and 40 of 42 are 77 % and 95 %, which a reader takes for 18 points less; the far end of the interval is near 0.
    @Test func aDifferenceIsTheOneThatIsRead() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = ""
            func say(_ group: String, _ person: Int, minute: Int) {
                let at = (shop.world.now() - .days(40) + .minutes(Int64(minute))).iso
                lines += #"{"group":"\#(group)","sender":"\#(group)\#(person)","sender_name":"客\#(person)","time":"\#(at)","type":"text","text":"在"}"# + "\n"
            }
            for person in 0..<26 { for time in 0..<(person < 20 ? 1 : 2) { say("甲", person, minute: person * 2 + time) } }
            for person in 0..<42 { for time in 0..<(person < 40 ? 1 : 2) { say("乙", person, minute: person * 2 + time) } }
            for person in 0..<3 { say("丙", person, minute: person) }
            try await shop.bringIn(lines, as: "两群.jsonl", by: owner)
            let groups = try await shop.groups(), compare = shop.first.id.path("/compare")
            let one = try #require(groups["甲"]), other = try #require(groups["乙"]), small = try #require(groups["丙"])
            let page = try await owner.get(compare + "?a=\(one)&b=\(other)").text
            #expect(page.contains("77%（20/26）") && page.contains("95%（40/42）") && page.contains("−18 个百分点"))
            #expect(page.contains("这一边确实低") && !page.contains("到 ±0 个百分点"))
            let few = try await owner.get(compare + "?a=\(small)&b=\(other)").text
            #expect(few.contains("3 / 3") && !few.contains("100%（3/3）") && few.contains("人太少"))
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
