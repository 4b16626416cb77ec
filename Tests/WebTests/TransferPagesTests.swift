import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct TransferPagesTests {
    @Test func customersAreHandedOverAndFollowed() async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), list = shop.first.id.path("/transfers")
                #expect(try await owner.get(list).text.contains("连上企业微信之后"))
                let entry = try await company.sync(shop, company.connect(shop, by: owner).id)
                #expect(try await owner.get(shop.first.id.path("/contacts")).text.contains("href=\"\(list)\""))
                let people = try await shop.installation.database.read { [ours = shop.first.id] in try TransferQueries.staff(of: entry.id, in: ours, $0) }
                let giver = try #require(people.first { $0.customers > 0 }), taker = try #require(people.first { $0.userID != giver.userID })
                let form = list + "/new?company=\(entry.id)&from=\(giver.userID)"
                #expect(try await owner.get(list).text.contains("from=\(giver.userID)\""))
                let empty = try await owner.get(form).text
                #expect(empty.contains("value=\"\(taker.userID)\"") && !empty.contains("会这样分") && empty.contains("TA 还在职"))
                let preview = try await owner.get(form + "&to=\(taker.userID)&kind=customer").text
                #expect(preview.contains("会这样分") && preview.contains("办出去的收不回来"))
                #expect(try await owner.get(form + "&to=nobody").text.contains("选的人里有一位不在了"))
                let fields = ["company": "\(entry.id)", "from": giver.userID, "to": taker.userID, "kind": "customer"]
                let answer = try await owner.submit(list, fields, page: form + "&to=\(taker.userID)")
                let page = try #require(answer.location?.split(separator: "?").first.map(String.init))
                #expect(try await owner.get(page).text.contains("还没办 \(giver.customers)"))
                try await company.sync(shop, entry.id)
                #expect(try await owner.get(page).text.contains("等客户 \(giver.customers)"))
                let twice = try await owner.submit(list, fields, page: "/account")
                #expect(twice.status == .unprocessableContent && twice.text.contains("都已经在办了"))
                #expect(try await owner.get(list).text.contains("href=\"\(page)\""))
                #expect(try await owner.get(shop.first.id.path("/audit")).text.contains("把同事的客户和群交给了别人。"))
                let runner = try await shop.signedIn("运营", .operator)
                #expect(try await runner.get(page).status == .ok)
                #expect(try await !runner.get(list).text.contains("/transfers/new"))
                #expect(try await runner.get(form).status == .forbidden)
                #expect(try await runner.submit(list, fields, page: "/account").status == .forbidden)
                let stranger = try await shop.signedIn("外人", .owner, in: shop.second), foreign = shop.second.id.path("/transfers")
                #expect(try await stranger.submit(foreign, fields, page: "/account").status == .notFound)
                #expect(try await stranger.get(page.replacing(shop.first.id.path(""), with: shop.second.id.path(""))).status == .notFound)
                for odd in ["company=1&from=a", "company=\(entry.id)", "company=\(entry.id)&from=nobody"] {
                    #expect(try await owner.get(list + "/new?\(odd)").status == .notFound)
                }
                #expect(try await owner.get(list + "/new").location == list)
            }
        }
    }
}
