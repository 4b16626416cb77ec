import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Logging
@testable import PlatformSimulator
import Testing
import WeComConnector

/// A simulated WeCom on a port of this machine, on the shop's clock, and the forms of the pages filled in with what it prints.
struct SimulatedCompany: Sendable {
    let platform: SimulatedPlatform
    let base: String

    var form: [String: String] {
        let keys = platform.credentials
        return ["corp": keys.corpID, "agent": "\(keys.agentID)", "secret": keys.secret, "base": base]
    }

    static func open(_ shop: Shop, _ body: @escaping @Sendable (SimulatedCompany) async throws -> Void) async throws {
        let platform = SimulatedPlatform(seed: 5, size: WorldSize(staff: 3, customers: 20, groups: 3, members: 6), world: shop.world)
        let server = try PlatformServer(platform, host: "127.0.0.1", port: 0, logger: Logger(label: "platform") { _ in SwiftLogNoOpLogHandler() })
        let (ports, put) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { put.yield($0) } }
            let port = try #require(await ports.first { _ in true })
            try await body(SimulatedCompany(platform: platform, base: "http://127.0.0.1:\(port)"))
            group.cancelAll()
        }
    }

    func trusts(_ isTrusted: Bool) {
        var plan = FaultPlan()
        plan.untrustedAddress = !isTrusted
        platform.faults.set(plan)
    }

    /// Somebody leaves, and no callback tells of it.
    func loseSomebody() {
        let isGone = platform.change { state, now in
            let person = state.groups[0].members.first { $0.staffPlace == nil }?.person
            return person.map { state.leave(0, [$0], removed: false, at: now / 1000) } ?? false
        }
        #expect(isGone)
    }

    /// Connected through the pages.
    func connect(_ shop: Shop, by owner: Visitor) async throws -> ConnectionEntry {
        let answer = try await owner.submit(shop.first.id.path("/wecom"), form, page: shop.first.id.path("/wecom?new=1"))
        #expect(answer.status == .seeOther)
        return try #require(try await shop.installation.connections.all(in: shop.first.id).last)
    }

    /// As the server does it once a day.
    @discardableResult
    func sync(_ shop: Shop, _ id: ConnectionID) async throws -> ConnectionEntry {
        let intake = WeComIntake(shop.installation, logger: Logger(label: "intake") { _ in SwiftLogNoOpLogHandler() })
        _ = try? await intake.sync(shop.installation.connections.one(id, in: shop.first.id), in: shop.first.id)
        await intake.close()
        return try await shop.installation.connections.one(id, in: shop.first.id)
    }
}
