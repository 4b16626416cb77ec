import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

/// Where somebody waits for figures, and where they come out.
@Suite struct FigureRunPagesTests {
    @Test func itLeadsOnButNeverOutOfTheWorkspace() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), home = shop.first.id.path("")
            for (to, next) in [
                (home + "/members?x=1", home + "/members?x=1&notice=merged"), (home, home + "?notice=merged"), ("", home + "?notice=merged"),
                ("https://evil.example", home + "?notice=merged"), ("//evil.example", home + "?notice=merged"),
                (home + "0/members", home + "?notice=merged"), (shop.second.id.path("/members"), home + "?notice=merged"),
            ] {
                let asked = "to=\(Address.encoded(to))&say=merged"
                #expect(try await owner.get(home + "/figures?" + asked).location == next)
                let told = try await owner.get(home + "/figures/progress?" + asked).text
                #expect(told.contains("\"next\":\(JSONText.quoted(next))"))
            }
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.get(home + "/figures").status == .notFound)
        }
    }
}
