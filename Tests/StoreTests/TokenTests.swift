import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing
import Web

@Suite(.serialized) struct TokenTests {
    @Test(arguments: Engine.available) func aSecretOpensItsWorkspaceUntilItEnds(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let tokens = TokenDesk(database: bench.database, world: bench.world), bearers = TokenBearers(database: bench.database)
            let place = try await WorkspaceDesk(database: bench.database, world: bench.world).add(name: "店", cause: .system)
            let now = bench.world.now()
            let fresh = try await tokens.create(name: " 财务\n报表 ", scope: "write", days: 1, workspace: place.id, cause: .commandLine)
            #expect(fresh.entry.name == "财务 报表" && fresh.entry.expires == now + .days(1))
            let found = try #require(try await bearers.find(secretHash: fresh.secret.hash, now: now))
            #expect(found.seat.workspace == place.id && found.scope == .write && found.seat.role == .operator)
            #expect(try await bearers.find(secretHash: fresh.secret.hash, now: now + .days(1)) == nil)
            #expect(try await bearers.find(secretHash: Array(fresh.secret.hash.reversed()), now: now) == nil)
            let kept = try await bench.database.read { tx in
                try tx.all("SELECT secret_hash FROM api_token") { $0.blob(0) }
            }
            #expect(kept == [fresh.secret.hash] && fresh.secret.text.hasPrefix("qz_") && fresh.secret.text.utf8.count == 46)
            await #expect(throws: TokenRefusal.notFound) { try await tokens.revoke(fresh.entry.id, workspace: ImportBench.theirs, cause: .system) }
            try await tokens.revoke(fresh.entry.id, workspace: place.id, cause: .system)
            try await tokens.revoke(fresh.entry.id, workspace: place.id, cause: .system)
            #expect(try await bearers.find(secretHash: fresh.secret.hash, now: now) == nil)
            #expect(try await tokens.all(in: place.id).map { $0.state(at: now) } == [.revoked])
            #expect(try await tokens.all(in: ImportBench.theirs).isEmpty)
        }
    }

    @Test(arguments: Engine.available) func whatCannotBeIsRefused(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let tokens = TokenDesk(database: bench.database, world: bench.world)
            let wrong: [(name: String, scope: String, days: Int?, refusal: TokenRefusal)] = [
                ("", "read", nil, .nameEmpty), (" \u{0} \u{1}", "read", nil, .nameEmpty), (String(repeating: "长", count: 61), "read", nil, .nameTooLong),
                ("a", "", nil, .scopeUnknown), ("a", "READ", nil, .scopeUnknown), ("a", "read", 0, .daysOutOfRange), ("a", "read", -1, .daysOutOfRange),
                ("a", "read", 3651, .daysOutOfRange), ("a", "read", .max, .daysOutOfRange), ("a", "read", .min, .daysOutOfRange),
            ]
            for (name, scope, days, refusal) in wrong {
                await #expect(throws: refusal) {
                    _ = try await tokens.create(name: name, scope: scope, days: days, workspace: ImportBench.ours, cause: .system)
                }
            }
            let controlled = try await tokens.create(name: "a\u{0}b", scope: "read", days: nil, workspace: ImportBench.ours, cause: .system)
            #expect(controlled.entry.name == "ab", "no engine gets a control character")
        }
    }
}
