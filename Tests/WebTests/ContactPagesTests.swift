import App
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Web

/// The contacts of a connected WeCom in the console.
@Suite struct ContactPagesTests {
    private static func fill(_ shop: Shop, _ count: Int) async throws {
        let installation = shop.installation, world = shop.world, workspace = shop.first.id
        let terms = try ConnectionTerms(
            corpID: "ww1a2b3c4d5e6f7081", agentID: "1000007", secret: "a-secret-of-the-app", token: "hello", encodingKey: String(repeating: "k", count: 43))
        let connection = try await installation.connections.connect(terms, workspace: workspace, cause: .commandLine)
        let now = world.now(), journal = Journal(world: world)
        try await installation.database.write { tx in
            let tags = [TagGroupSight(id: "etg", name: "等级", tags: [.init(id: "et1", name: "银<卡>")])]
            _ = try TagDesk(journal: journal, world: world).note(tags, at: now, from: connection, workspace: workspace, tx)
            var sights: [ContactSight] = []
            for number in 0..<count {
                let edge = ContactEdgeKey(staff: number % 2 == 0 ? "LiuYang" : "ChenWei", contact: "wm\(number)")
                var sight = ContactSight(edge: edge, name: "客人\(number)", since: now - .hours(Int64(number + 1)))
                if number == 1 { (sight.remark, sight.tags) = ("<b>老客</b>", ["et1"]) }
                if number == 2 { sight.state = "poster" }
                sights.append(sight)
            }
            let lost = ContactTelling(edge: ContactEdgeKey(staff: "LiuYang", contact: "wm0"), kind: .lost(.byContact), at: now)
            _ = try ContactDesk(journal: journal, world: world).note(sights, told: [lost], at: now, from: connection, workspace: workspace, tx)
        }
    }

    @Test func theListIsNarrowedAndPaged() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            func list(_ query: String = "") async throws -> String { try await owner.get(shop.first.id.path("/contacts?lang=zh-Hans" + query)).text }
            #expect(try await list().contains("连上企业微信之后"))
            try await Self.fill(shop, 60)
            let first = try await list()
            #expect(first.contains(">客人0<") && first.contains(">客人49<") && !first.contains(">客人50<"))
            #expect(first.contains("把我们删除了") && first.contains("银&lt;卡&gt;") && first.contains("&lt;b&gt;老客") && !first.contains("<b>老客"))
            let next = try #require(first.firstMatch(of: /href="([^"]*after=[^"]*)"/)).1
            let address = String(next).replacing("&amp;", with: "&")
            let second = try await owner.get(address).text
            #expect(second.contains(">客人50<") && second.contains(">客人59<") && !second.contains(">客人49<"))
            #expect(try await list("&status=lost").matches(of: />客人\d+</).count == 1)
            #expect(try await list("&tag=et1").matches(of: />客人\d+</).count == 1)
            #expect(try await list("&staff=ChenWei").matches(of: />客人\d+</).count == 30)
            #expect(try await list("&q=%E8%80%81%E5%AE%A2").matches(of: />客人\d+</).count == 1)
            #expect(try await list("&q=%25").matches(of: />客人\d+</).isEmpty)
        }
    }

    @Test func aContactsPageIsTheMembers() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            try await Self.fill(shop, 3)
            let list = try await owner.get(shop.first.id.path("/contacts?lang=zh-Hans")).text
            let href = try #require(list.firstMatch(of: /href="([^"]*\/members\/\d+)"><strong>[^<]*客人2/)).1
            let page = try await owner.get(String(href)).text
            #expect(page.contains("联系人") && page.contains("LiuYang") && page.contains("poster"))
            #expect(try await owner.get(shop.first.id.path("/members")).text.contains("/contacts"))
        }
    }
}
