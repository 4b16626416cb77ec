import App
import FeatureStores
import HTTPTypes
import Kernel
import Storage
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

    /// A session older than a day is written again at its next use; its last use must not outlive it.
    @Test func anOldSessionIsNotRenewedWhereItEnds() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let form = try #require(Visitor.token(in: try await owner.get("/account").text))
            let old = try #require(owner.cookie("quanzi_session"))
            shop.clock.advance(.days(2))
            let again = try await owner.post("/sign-in", ["name": "阿明", "password": Shop.password, "token": form])
            #expect(again.status == .seeOther && again.headers[values: .setCookie].count { $0.hasPrefix("quanzi_session=") } == 1)
            #expect(owner.cookie("quanzi_session") != old)
            let next = try #require(Visitor.token(in: try await owner.get("/account").text), "signed in with the new token")
            shop.clock.advance(.days(2))
            #expect(try await owner.post("/sign-out", ["token": next]).location == "/sign-in")
            #expect(owner.cookie("quanzi_session") == nil)
        }
    }

    @Test func whatWasRevokedWhileItWasReadIsNotRemembered() async throws {
        try await Shop.open { shop in
            try await shop.staff.add(name: "阿明", role: .owner, password: Shop.password, workspace: shop.first.id, cause: .system)
            let staff = try await shop.staff.add(
                name: "小林", role: .owner, password: Shop.password, workspace: shop.first.id, cause: .system)
            let memory = SeatMemory(), hash = SessionToken(world: shop.world).hash, now = shop.world.now()
            let desk = StaffDesk(database: memory.watching(shop.installation.database), world: shop.world, cost: .forTests)
            let slow = StaffSessions(
                database: SlowReads(base: shop.installation.database) {
                    try await desk.remove(staff, from: shop.first.id, cause: .system)
                }, memory: memory)
            let sessions = StaffSessions(database: shop.installation.database, memory: memory)
            try await sessions.open(staff, tokenHash: hash, expires: now + SessionToken.life)
            #expect(try await slow.find(tokenHash: hash, now: now) != nil, "read before the seat was taken away")
            #expect(try await sessions.find(tokenHash: hash, now: now) == nil)
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

/// Between what a reader has read and what it is answered, something happens.
private struct SlowReads: Database {
    let base: any Database
    let meanwhile: @Sendable () async throws -> Void

    var dialect: Dialect { base.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        let found = try await base.read(body)
        try await meanwhile()
        return found
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await base.write(body)
    }

    func writeBulk<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await base.writeBulk(body)
    }

    func informPlanner() async throws { try await base.informPlanner() }
    func backup(to path: String) async throws { try await base.backup(to: path) }
    func integrityProblems() async throws -> [String] { try await base.integrityProblems() }
    func close() async throws { try await base.close() }
}
