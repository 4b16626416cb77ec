import Engines
import FeatureRules
import FeatureStores
import Kernel
import Testing
import Vault

/// Channel codes where a contact is handed over, and where the company is off; on both engines.
@Suite(.serialized) struct ChannelHandoverTests {
    /// They bear the code's state, and came by no code.
    @Test(arguments: Engine.available) func whoIsHandedOverCameByNoCode(_ engine: Engine) async throws {
        try await ChannelTests.with(engine) { counter in
            let code = try await counter.code { ($0.staff, $0.remark, $0.caps) = (["anna", "ben"], "{name}-A", ["anna": 1]) }
            _ = try await counter.told()
            try await counter.come("wm1", to: "ben", by: code)
            let wishes = try await counter.wishes().count
            let sight = ContactSight(
                edge: ContactEdgeKey(staff: "anna", contact: "wm1"), name: "小满", since: counter.clock.now, remark: "小满", addWay: 202,
                state: code.attribution)
            let left = ContactTelling(edge: ContactEdgeKey(staff: "ben", contact: "wm1"), kind: .lost(.transferred), at: counter.clock.now)
            try await counter.note([sight], told: [left], at: counter.clock.now)
            let total = try await counter.total(code), days = try await counter.days(code)
            #expect(total.added == 1 && total.lost == 0 && total.here == 1 && total.today == 1)
            #expect(days.map { [$0.added, $0.lost] } == [[1, 0]])
            #expect(try await counter.wishes().count == wishes)
            #expect(try await counter.told() == [], "anna has taken nobody today")
        }
    }

    @Test(arguments: Engine.available) func nothingGoesOutForACompanyThatIsOff(_ engine: Engine) async throws {
        try await ChannelTests.with(engine) { counter in
            let code = try await counter.code()
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: counter.world)
            let connections = ConnectionDesk(database: counter.database, vault: vault, world: counter.world)
            try await connections.turn(counter.connection, isOn: false, workspace: counter.ours, cause: .system)
            #expect(try await counter.dispatch.next(by: counter.connection, in: counter.ours) == nil)
            try await connections.turn(counter.connection, isOn: true, workspace: counter.ours, cause: .system)
            #expect(try await counter.told() == ["make chen"])
            #expect(try await counter.one(code).isShown)
        }
    }
}
