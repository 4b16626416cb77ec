import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct APIGateTests {
    /// What the OpenAPI document says of bodies.
    private struct Description {
        let json: [String: Any]

        /// Some body that the schema allows; nil for a route that reads none.
        func body(of route: APIRoute) throws -> String? {
            guard let intake = find("paths", route.path, route.method.rawValue.lowercased(), "requestBody", "content", "application/json", "schema", "$ref")
            else { return nil }
            let name = try #require((intake as? String)?.split(separator: "/").last)
            let fields = try #require(find("components", "schemas", String(name), "properties") as? [String: [String: Any]])
            let body = fields.mapValues { field -> Any in
                switch field["type"] as? String {
                case "integer": 1
                case "array": [(field["items"] as? [String: Any]).flatMap(word) ?? "1"]
                default: word(field) ?? "1"
                }
            }
            return String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        }

        /// The first of a closed list of words.
        private func word(_ schema: [String: Any]) -> Any? { (schema["enum"] as? [Any])?.first }

        private func find(_ path: String...) -> Any? {
            path.reduce(json as Any?) { found, name in (found as? [String: Any])?[name] }
        }
    }

    /// Every route of the API, called by everybody who must not. Wrong calls are counted by address, so each route has a shop of
    /// its own time.
    @Test func everyRouteRefusesTheWrongPrograms() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let reader = try await shop.caller(.read), elsewhere = try await shop.caller(.write, in: shop.second)
            let group = try #require(try await shop.groups()[Community.lunch]), member = try await shop.member("小李")
            let description = Description(json: try await shop.stranger.get("/openapi.json").json)
            #expect(shop.api.routes.count >= 15)
            for route in shop.api.routes {
                let path = route.path.replacing("{group}", with: "\(group)").replacing("{member}", with: "\(member)")
                    .replacing(/\{[a-z]+\}/, with: "1")
                let method = HTTPRequest.Method(rawValue: route.method.rawValue)!
                guard let scope = route.scope else {
                    #expect(try await shop.stranger.send(method, path).status == 200, "\(route.path)")
                    continue
                }
                shop.clock.advance(TryLimit.window)
                let answer = try await shop.stranger.send(method, path, body: "{}")
                #expect(answer.status == 401 && answer.problem == "token-needed", "\(route.path)")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"quanzi\"")
                let wrong = try await APICaller(client: shop.client, token: "qz_" + String(repeating: "A", count: 43)).send(method, path, body: "{}")
                #expect(wrong.status == 401 && wrong.problem == "token-refused", "\(route.path)")
                if scope == .write {
                    let small = try await reader.send(method, path, body: "{}")
                    #expect(small.status == 403 && small.problem == "scope-too-small", "\(route.path)")
                    #expect(small.headers[.wwwAuthenticate]?.contains("scope=\"write\"") ?? false)
                }
                // Ids of another workspace are as if they were not there.
                if route.path.contains("{") {
                    let body = try description.body(of: route)
                    let foreign = try await elsewhere.send(method, path, body: route.path.hasSuffix("later") ? "{}" : body)
                    #expect(foreign.status == 404, "\(route.path): \(foreign.text)")
                } else if route.method == .get {
                    let foreign = try await elsewhere.send(method, path)
                    #expect(foreign.status == 200, "\(route.path)")
                    for secret in ["小李", "午餐", "\(group)", "\(shop.first.id)"] { #expect(!foreign.text.contains(secret), "\(route.path)") }
                }
            }
        }
    }

    @Test func tokensEnd() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.read), short = try await shop.caller(.read, days: 1)
            #expect(try await short.get("/workspace").status == 200)
            shop.clock.advance(.days(1))
            #expect(try await short.get("/workspace").problem == "token-refused")
            #expect(try await caller.get("/workspace").status == 200)
            let entry = try #require(try await shop.installation.tokens.all(in: shop.first.id).last)
            try await shop.installation.tokens.revoke(entry.id, workspace: shop.first.id, cause: .system)
            #expect(try await caller.get("/workspace").problem == "token-refused")
        }
    }

    @Test func guessesAreLimitedAndOthersAreNot() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.read)
            for _ in 0..<TryLimit.tries { #expect(try await shop.stranger.get("/workspace").status == 401) }
            let late = try await shop.stranger.get("/workspace")
            #expect(late.status == 429 && late.problem == "too-many-tries" && late.headers[.retryAfter] == "900")
            #expect(try await caller.get("/workspace").status == 200, "the same address with a token")
            shop.clock.advance(TryLimit.window)
            #expect(try await shop.stranger.get("/workspace").status == 401)
        }
    }

    /// A signed-in browser is nobody here, and a token opens no page.
    @Test func cookiesAndTokensStayApart() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), caller = try await shop.caller(.write)
            #expect(try await owner.get("/api/v1/workspace").status == .unauthorized)
            let page = try await caller.get("/api/../w/\(shop.first.id)/groups")
            #expect(page.status != 200)
            let plain = try await shop.visitor().get("/w/\(shop.first.id)/groups", headers: [.authorization: "Bearer \(caller.token ?? "")"])
            #expect(plain.location?.hasPrefix("/sign-in") ?? false)
            #expect(try await caller.get("/workspace").headers[.setCookie] == nil)
        }
    }

    @Test func useIsNotedOnceAMinute() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.read)
            func used() async throws -> Instant? { try await shop.installation.tokens.all(in: shop.first.id).first?.lastUsed }
            #expect(try await used() == nil)
            _ = try await caller.get("/workspace")
            let first = shop.clock.now
            #expect(try await used() == first)
            shop.clock.advance(.seconds(59))
            _ = try await caller.get("/workspace")
            #expect(try await used() == first)
            shop.clock.advance(.seconds(2))
            _ = try await caller.get("/workspace")
            #expect(try await used() == shop.clock.now)
        }
    }
}
