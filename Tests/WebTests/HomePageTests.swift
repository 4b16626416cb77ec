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
            #expect(home.contains("小李") && home.contains("以前说过 50 句，上次开口是 41 天前"))
            #expect(home.contains("变冷") && home.contains("已结束"))
            #expect(home.contains("午餐&lt;福利&gt;群") && !home.contains("<script>alert"))
            let cold = try #require(home.range(of: "变冷")), over = try #require(home.range(of: "已结束"))
            #expect(cold.lowerBound < over.lowerBound, "what needs a look comes first")
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
