import App
import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct TokensPageTests {
    @Test func aTokenIsMadeShownOnceAndRevoked() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/tokens")
            #expect(try await owner.get(shop.first.id.path("/settings")).text.contains("href=\"\(page)\""))
            #expect(try await owner.get(page).text.contains("还没有令牌"))
            let made = try await owner.submit(page, ["name": "财务的报表", "scope": "read", "days": "30"])
            #expect(made.status == .created && made.location == nil)
            let secret = String(try #require(made.text.firstMatch(of: /qz_[A-Za-z0-9_-]{43}/)).0)
            #expect(try await APICaller(client: shop.client, token: secret).get("/workspace").status == 200)
            let list = try await owner.get(page).text
            #expect(list.contains("财务的报表") && list.contains("刚刚用过") && !list.contains(secret) && !list.contains("qz_"))
            let revocation = try #require(list.firstMatch(of: /action="([^"]+revocation)"/)).1
            #expect(try await owner.submit(String(revocation), [:], page: page).location == page + "?notice=token-revoked")
            #expect(try await owner.get(page).text.contains("已作废"))
            #expect(try await APICaller(client: shop.client, token: secret).get("/workspace").status == 401)
            let elsewhere = try await shop.signedIn("外人", .owner, in: shop.second)
            let foreign = String(revocation).replacing("/w/\(shop.first.id)/", with: "/w/\(shop.second.id)/")
            #expect(try await elsewhere.submit(foreign, [:], page: "/account").status == .notFound)
        }
    }

    @Test func whatIsWrongIsSaidAtItsField() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/tokens")
            let wrong: [([String: String], String)] = [
                (["name": " ", "scope": "read"], "请填名字。"), (["name": String(repeating: "长", count: 61), "scope": "read"], "名字最多 60 个字。"),
                (["name": "a", "scope": "all"], "请选能做什么"), (["name": "a", "scope": "read", "days": "0"], "天数填 1 到 3650"),
                (["name": "a", "scope": "read", "days": "9999999999999999999999"], "天数填 1 到 3650"), (["name": "a", "scope": "read", "days": "bald"], "天数填 1 到 3650"),
            ]
            for (fields, sentence) in wrong {
                let answer = try await owner.submit(page, fields)
                #expect(answer.status == .init(code: 422) && answer.text.contains(sentence), "\(fields)")
            }
            #expect(try await shop.installation.tokens.all(in: shop.first.id).isEmpty)
        }
    }
}
