import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// Channel codes after their company was disconnected, on both engines.
@Suite(.serialized) struct ChannelGoneTests {
    /// A company that is gone is told nothing, and nothing waits for it.
    @Test(arguments: Engine.available) func theyEnd(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let counter = try await ChannelTests.Counter(bench), ours = counter.ours
            let shown = try await counter.code(), never = try await counter.code { $0.name = "门店B" }
            func next() async throws -> ChannelDispatch.Errand { try #require(try await counter.dispatch.next(by: counter.connection, in: ours)) }
            let errand = try await next()
            guard case .make(let first) = errand.task else { return #expect(Bool(false)) }
            #expect(first.id == shown.id)
            try await counter.dispatch.settle(
                errand, .accepted, found: .init(configID: "cfg", qrCode: "https://wework.example/1", shown: first.roster), workspace: ours)
            let slug = try #require(CodeSlug(never.slug))
            #expect(try await counter.landing.visit(slug, visitor: nil)?.isBeingMade == true)
            let desk = ConnectionDesk(
                database: bench.database, vault: Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: bench.world), world: bench.world)
            try await desk.remove(counter.connection, workspace: ours, cause: .system)
            for code in try await counter.desk.all(in: ours) {
                #expect(code.isGone && !code.isBeingMade && code.alarms(at: counter.clock.now) == [code.configID == nil ? .abandoned : .disconnected])
                await #expect(throws: ChannelRefusal.companyGone) { try await counter.desk.again(code.id, workspace: ours, cause: .system) }
                await #expect(throws: ChannelRefusal.companyGone) { try await counter.desk.change(code.id, workspace: ours, cause: .system) { $0.staff = ["ben"] } }
            }
            #expect(try await counter.landing.visit(slug, visitor: nil)?.isBeingMade == false)
            // The clock of the workspace is changed: nothing is wanted of the company.
            try await counter.database.write { tx in try counter.desk.zoneChanged(in: ours, tx) }
            #expect(try await counter.desk.remove(shown.id, workspace: ours, cause: .system), "it stays in WeCom")
            #expect(try await !counter.desk.remove(never.id, workspace: ours, cause: .system))
            let waiting = try await bench.database.read { try $0.first("SELECT count(*) FROM outbox WHERE state <> 'done'") { $0.int(0) } }
            #expect(waiting == 0)
        }
    }
}
