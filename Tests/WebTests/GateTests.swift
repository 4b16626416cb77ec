import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct GateTests {
    /// Every route of the console, called by everybody who must not.
    @Test func everyRouteRefusesTheWrongPeople() async throws {
        try await Shop.open { shop in
            var people: [Role: Visitor] = [:]
            for role in Role.allCases { people[role] = try await shop.signedIn("同事 \(role.rawValue)", role) }
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(shop.routes.count > 10)
            for route in shop.routes {
                let path = fill(route.path, workspace: shop.first.id)
                switch route.access {
                case .everyone: continue
                case .signedIn:
                    let answer = try await call(shop.visitor(), route, path)
                    #expect(answer.location?.hasPrefix("/sign-in") ?? false, "\(route.path)")
                case .role(let roles):
                    #expect(route.path.hasPrefix("/w/{workspace}"), "a role needs a workspace: \(route.path)")
                    #expect(try await call(shop.visitor(), route, path).location?.hasPrefix("/sign-in") ?? false, "\(route.path)")
                    #expect(try await call(stranger, route, path).status == .notFound, "\(route.path)")
                    for role in Role.allCases where !roles.contains(role) {
                        let visitor = try #require(people[role])
                        #expect(try await call(visitor, route, path).status == .forbidden, "\(route.path) as \(role)")
                    }
                }
            }
        }
    }

    @Test func everyFormNeedsItsToken() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), other = try await shop.signedIn("小林", .owner)
            let foreign = Visitor.token(in: try await other.get("/account").text)
            for route in shop.routes where route.method == .post {
                let path = fill(route.path, workspace: shop.first.id)
                #expect(try await owner.post(path, [:]).status == .forbidden, "\(route.path)")
                #expect(try await owner.post(path, ["token": foreign ?? ""]).status == .forbidden, "\(route.path)")
            }
        }
    }

    @Test func formsFromOtherSitesAreRefused() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let language = ["language": "en"]
            for headers: HTTPFields in [
                [.origin: "https://evil.example"], [.origin: "null"], [.init("Sec-Fetch-Site")!: "cross-site"],
            ] {
                let answer = try await owner.submit("/account/language", language, page: "/account", headers: headers)
                #expect(answer.status == .forbidden)
            }
            let own = try await owner.submit("/account/language", language, page: "/account", headers: [.origin: "http://localhost"])
            #expect(own.status == .seeOther)
        }
    }

    @Test(arguments: ["https://quanzi.example", "https://quanzi.example/"])
    func thePublicAddressMayEndInASlash(typed: String) async throws {
        try await Shop.open(settings: WebSettings(publicOrigin: typed)) { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let own = try await owner.submit(
                "/account/language", ["language": "en"], page: "/account", headers: [.origin: "https://quanzi.example"])
            #expect(own.status == .seeOther)
        }
    }

    @Test func unknownAddressesAndLargeFormsGetAPage() async throws {
        try await Shop.open { shop in
            let visitor = shop.visitor()
            let lost = try await visitor.get("/nowhere")
            #expect(lost.status == .notFound && lost.text.contains("没有这一页"))
            let english = try await visitor.get("/nowhere?lang=en")
            #expect(english.text.contains("There is no such page"))
            let large = try await visitor.submit("/sign-in", ["name": String(repeating: "长", count: 30_000)])
            #expect(large.status == .contentTooLarge && large.text.contains("内容太大了"))
            let asJSON = try await visitor.get("/nowhere", headers: [.accept: "application/json"])
            #expect(asJSON.text == "{\"error\":\"没有这一页\"}")
        }
    }

    @Test func brokenRoutesSayNothingOfTheirInside() async throws {
        let broken = Route.get("/broken", .everyone) { _ in throw WebSetupError("a secret of the inside") }
        try await Shop.open(extra: [broken]) { shop in
            let answer = try await shop.visitor().get("/broken")
            #expect(answer.status == .internalServerError && !answer.text.contains("secret"))
            #expect(answer.text.contains("我们这边出了错"))
        }
    }

    @Test func everyResponseCarriesTheSecurityHeaders() async throws {
        try await Shop.open { shop in
            for path in ["/", "/sign-in", "/nowhere", "/account"] {
                let answer = try await shop.visitor().get(path)
                #expect(answer.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") ?? false)
                #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe-inline") == false)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.init("Referrer-Policy")!] == "same-origin")
                #expect(answer.headers[.cacheControl] == "no-store")
            }
        }
    }

    @Test func assetsAreKeptForEver() async throws {
        try await Shop.open { shop in
            let visitor = try await shop.signedIn("阿明", .owner)
            let page = try await visitor.get("/account").text
            let link = try #require(page.firstMatch(of: /href="(\/assets\/console-[0-9a-f]+\.css)"/)).1
            let style = try await shop.visitor().get(String(link))
            #expect(style.status == .ok)
            #expect(style.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(style.text.contains("--accent") && style.text.contains("Bootstrap"))
            #expect(try await shop.visitor().get("/assets/../Package.swift").status == .notFound)
        }
    }

    private func fill(_ path: String, workspace: WorkspaceID) -> String {
        path.replacing("{workspace}", with: "\(workspace)").replacing(/\{[a-z]+\}/, with: "1")
    }

    /// With the right token, so that what refuses is the role and nothing else.
    private func call(_ visitor: Visitor, _ route: Route, _ path: String) async throws -> Visitor.Answer {
        route.method == .get ? try await visitor.get(path) : try await visitor.submit(path, [:], page: "/account")
    }
}
