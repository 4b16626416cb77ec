import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct SessionTests {
    @Test func aSessionSlidesAndEnds() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            for _ in 0..<4 {
                shop.clock.advance(.days(20))
                #expect(try await owner.get("/account").status == .ok)
            }
            shop.clock.advance(.days(31))
            #expect(try await owner.get("/account").location == "/sign-in?next=%2Faccount")
        }
    }

    @Test func signOutEndsTheSessionItself() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let stolen = try #require(owner.cookie("quanzi_session"))
            #expect(try await owner.submit("/sign-out", [:], page: "/account").location == "/sign-in")
            let thief = shop.visitor()
            thief.setCookie("quanzi_session", stolen)
            #expect(try await thief.get("/account").status == .seeOther)
        }
    }

    @Test func theCookieIsHiddenFromScripts() async throws {
        try await Shop.open(settings: WebSettings(publicOrigin: "https://quanzi.example")) { shop in
            try await shop.staff.add(name: "阿明", role: .owner, password: Shop.password, workspace: shop.first.id, cause: .system)
            let answer = try await shop.visitor().submit("/sign-in", ["name": "阿明", "password": Shop.password])
            let cookie = answer.headers[values: .setCookie].first { $0.hasPrefix("quanzi_session") } ?? ""
            for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=2592000"] { #expect(cookie.contains(part)) }
        }
    }

    @Test func aPlantedGuestTokenIsNoSession() async throws {
        try await Shop.open { shop in
            let visitor = shop.visitor()
            _ = try await visitor.get("/sign-in")
            visitor.setCookie("quanzi_session", visitor.cookie("quanzi_guest"))
            #expect(try await visitor.get("/account").location?.hasPrefix("/sign-in") ?? false)
        }
    }

    @Test func tokensAreUnlikeEachOther() throws {
        let world = World.simulated(seed: 1, clock: SimulatedClock(Shop.start))
        let a = SessionToken(world: world), b = SessionToken(world: world)
        #expect(a.text.count == 43 && a.text != b.text && a.hash != b.hash)
        #expect(SessionToken(a.text) == a)
        #expect(a.accepts(formToken: a.formToken) && !a.accepts(formToken: b.formToken) && !a.accepts(formToken: ""))
        #expect(!a.formToken.contains(a.text))
        #expect(SessionToken("short") == nil && SessionToken(String(repeating: "!", count: 43)) == nil)
    }
}
